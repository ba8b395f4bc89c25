//! Batches in and out, through Arrow's capsules.

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_pyarrow::FromPyArrow;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::fault::Wrong;

/// A record batch; `pyarrow.record_batch(it)`, `polars.DataFrame(it)` and others take it without copying.
#[pyclass(frozen, module = "decklid")]
pub(crate) struct Batch(pub(crate) RecordBatch);

#[pymethods]
impl Batch {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        // A consumer may ask for other types, and has to take what is there.
        let _ = requested_schema;
        let whole = StructArray::from(self.0.clone());
        let array = PyCapsule::new_with_value(py, FFI_ArrowArray::new(&whole.to_data()), c"arrow_array")?;
        PyTuple::new(py, [self.__arrow_c_schema__(py)?, array])
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.0.schema().as_ref());
        let schema = schema.map_err(|error| Wrong::Plain(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    /// Number of rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    /// Names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.0.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<decklid.Batch: {} rows of {}>", self.0.num_rows(), self.column_names().join(", "))
    }
}

/// Batches that somebody hands in: one, or a stream of them.
pub(crate) enum Batches {
    /// One batch.
    One(Option<RecordBatch>),
    /// A table, a reader, a data frame.
    Stream(RecordBatchStreamReader),
}

impl<'py> FromPyObject<'_, 'py> for Batches {
    type Error = PyErr;

    fn extract(frame: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if frame.hasattr("__arrow_c_array__")? {
            return Ok(Batches::One(Some(RecordBatch::from_pyarrow_bound(&frame)?)));
        }
        if frame.hasattr("__arrow_c_stream__")? {
            return Ok(Batches::Stream(RecordBatchStreamReader::from_pyarrow_bound(&frame)?));
        }
        let says = "give a record batch, a table, a reader or a data frame with Arrow's __arrow_c_array__ or __arrow_c_stream__";
        Err(PyTypeError::new_err(format!("{} has no Arrow data: {says}", frame.get_type().name()?)))
    }
}

impl Iterator for Batches {
    type Item = Result<RecordBatch, Wrong>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Batches::One(batch) => batch.take().map(Ok),
            Batches::Stream(stream) => {
                Some(stream.next()?.map_err(|error| Wrong::Plain(format!("the data cannot be read: {error}"))))
            }
        }
    }
}

/// A batch of these columns. Whether nulls are in it changes no type: batches of one function go into one file.
pub(crate) fn batch(columns: Vec<(&str, ArrayRef)>) -> Result<Batch, Wrong> {
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).map(Batch).map_err(|error| Wrong::Plain(error.to_string()))
}

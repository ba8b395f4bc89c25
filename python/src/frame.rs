//! Cases as columns, however a library lays out its texts and lists.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, LargeListArray, ListArray, RecordBatch};
use arrow_array::{BooleanArray, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::DataType;

use crate::fault::Wrong;

/// The cases of one batch, column by column. Nothing is copied.
pub(crate) struct Frame<'b> {
    batch: &'b RecordBatch,
    /// Number of the first row.
    first: u64,
}

/// A column of texts.
pub(crate) enum Texts<'b> {
    Small(&'b StringArray),
    Large(&'b LargeStringArray),
    View(&'b StringViewArray),
}

/// A column of lists of texts.
pub(crate) struct Lists<'b> {
    lists: Ranges<'b>,
    /// None if lists came without a type, since all are empty.
    texts: Option<Texts<'b>>,
    column: &'static str,
}

enum Ranges<'b> {
    Small(&'b ListArray),
    Large(&'b LargeListArray),
}

/// A column of whole numbers from 0 on.
pub(crate) enum Counts<'b> {
    I64(&'b [i64], &'b ArrayRef),
    I32(&'b [i32], &'b ArrayRef),
    U64(&'b [u64], &'b ArrayRef),
    U32(&'b [u32], &'b ArrayRef),
}

impl<'b> Frame<'b> {
    /// The columns of a batch whose first row has that number.
    pub(crate) fn new(batch: &'b RecordBatch, first: u64) -> Self {
        Frame { batch, first }
    }

    /// Number of a row among all.
    pub(crate) fn number(&self, row: usize) -> u64 {
        self.first + row as u64
    }

    /// Number of rows.
    pub(crate) fn len(&self) -> usize {
        self.batch.num_rows()
    }

    /// The columns that are there, so that one that is not can be told what to be called.
    fn missing(&self, column: &str) -> Wrong {
        let schema = self.batch.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        self.wrong(column, format!("is missing; the columns are {}", names.join(", ")))
    }

    fn wrong(&self, column: &str, says: String) -> Wrong {
        Wrong::Case { row: None, field: column.to_owned(), says }
    }

    fn column(&self, name: &str) -> Option<&'b ArrayRef> {
        // A column of which nothing is known counts as none.
        self.batch.column_by_name(name).filter(|column| *column.data_type() != DataType::Null)
    }

    /// A column of texts that has to be there.
    pub(crate) fn texts(&self, name: &str) -> Result<Texts<'b>, Wrong> {
        self.texts_if_any(name)?.ok_or_else(|| self.missing(name))
    }

    /// A column of texts.
    pub(crate) fn texts_if_any(&self, name: &str) -> Result<Option<Texts<'b>>, Wrong> {
        let Some(column) = self.column(name) else { return Ok(None) };
        let unfit = || self.wrong(name, format!("is {}, not text; cast it to string", column.data_type()));
        Texts::of(column).map(Some).ok_or_else(unfit)
    }

    /// A column of lists of texts that has to be there.
    pub(crate) fn lists(&self, name: &'static str) -> Result<Lists<'b>, Wrong> {
        self.lists_if_any(name)?.ok_or_else(|| self.missing(name))
    }

    /// A column of lists of texts.
    pub(crate) fn lists_if_any(&self, name: &'static str) -> Result<Option<Lists<'b>>, Wrong> {
        let Some(column) = self.column(name) else { return Ok(None) };
        let unfit = || self.wrong(name, format!("is {}; write a list of texts", column.data_type()));
        let (lists, values) = match column.data_type() {
            DataType::List(_) => (Ranges::Small(column.as_list()), column.as_list::<i32>().values()),
            DataType::LargeList(_) => (Ranges::Large(column.as_list()), column.as_list::<i64>().values()),
            _ => return Err(unfit()),
        };
        let texts = Texts::of(values);
        if texts.is_none() && *values.data_type() != DataType::Null {
            return Err(unfit());
        }
        Ok(Some(Lists { lists, texts, column: name }))
    }

    /// A column of whole numbers.
    pub(crate) fn counts_if_any(&self, name: &str) -> Result<Option<Counts<'b>>, Wrong> {
        let Some(column) = self.column(name) else { return Ok(None) };
        Ok(Some(match column.data_type() {
            DataType::Int64 => Counts::I64(column.as_primitive::<Int64Type>().values(), column),
            DataType::Int32 => Counts::I32(column.as_primitive::<Int32Type>().values(), column),
            DataType::UInt64 => Counts::U64(column.as_primitive::<UInt64Type>().values(), column),
            DataType::UInt32 => Counts::U32(column.as_primitive::<UInt32Type>().values(), column),
            other => return Err(self.wrong(name, format!("is {other}; write whole numbers"))),
        }))
    }

    /// A column of yes and no.
    pub(crate) fn booleans_if_any(&self, name: &str) -> Result<Option<&'b BooleanArray>, Wrong> {
        let Some(column) = self.column(name) else { return Ok(None) };
        let unfit = || self.wrong(name, format!("is {}; write true or false", column.data_type()));
        column.as_boolean_opt().map(Some).ok_or_else(unfit)
    }
}

impl<'b> Texts<'b> {
    fn of(column: &'b ArrayRef) -> Option<Self> {
        match column.data_type() {
            DataType::Utf8 => Some(Texts::Small(column.as_string())),
            DataType::LargeUtf8 => Some(Texts::Large(column.as_string())),
            DataType::Utf8View => Some(Texts::View(column.as_string_view())),
            _ => None,
        }
    }

    /// The text of a row; none if it is null.
    pub(crate) fn at(&self, row: usize) -> Option<&'b str> {
        match self {
            Texts::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
        }
    }
}

impl<'b> Lists<'b> {
    /// The texts of a row; a null is empty.
    ///
    /// # Errors
    /// The place of a text that is null.
    pub(crate) fn at(&self, row: usize) -> impl Iterator<Item = Result<&'b str, (String, String)>> + '_ {
        let range = match &self.lists {
            Ranges::Small(lists) => range(lists.is_valid(row), lists.value_offsets(), row),
            Ranges::Large(lists) => range(lists.is_valid(row), lists.value_offsets(), row),
        };
        let null = |place| (format!("{}[{place}]", self.column), "is null; leave it out".to_owned());
        let text = |at| self.texts.as_ref().and_then(|texts| texts.at(at));
        range.enumerate().map(move |(place, at)| text(at).ok_or_else(|| null(place)))
    }
}

fn range<O: Copy + TryInto<usize>>(valid: bool, offsets: &[O], row: usize) -> Range<usize> {
    let at = |row: usize| offsets.get(row).and_then(|offset| (*offset).try_into().ok()).unwrap_or(0);
    if valid { at(row)..at(row + 1) } else { 0..0 }
}

impl Counts<'_> {
    /// The number of a row; a null counts once, and none that is negative is given.
    pub(crate) fn at(&self, row: usize) -> Option<u64> {
        let (column, number) = match self {
            Counts::I64(numbers, column) => (column, u64::try_from(numbers[row]).ok()),
            Counts::I32(numbers, column) => (column, u64::try_from(numbers[row]).ok()),
            Counts::U64(numbers, column) => (column, Some(numbers[row])),
            Counts::U32(numbers, column) => (column, Some(u64::from(numbers[row]))),
        };
        if column.is_null(row) { Some(1) } else { number }
    }
}

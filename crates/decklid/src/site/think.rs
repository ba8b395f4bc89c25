//! What takes long, and who does it.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use decklid_advice::consult::{Case, Refusal};
use decklid_car::car::Car;
use decklid_faces::report::CauseReport;
use decklid_faces::texts::Texts;
use decklid_faces::view::{Counsel, MOST_OTHERS};

use super::known::Known;
use crate::{think, why};

/// So many sets of causes are told.
const CAUSES: usize = 5;

/// The result for a case, or why the case is impossible.
pub type Worked = Result<Counsel, Refusal>;

/// Why there is no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lost {
    /// Too much was asked at once.
    Busy,
    /// The work broke: our mistake.
    Broken,
}

/// Whoever does what takes long.
pub trait Think: Sync {
    /// Does the work: as soon as a thread is free, or now.
    fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> impl Future<Output = Result<T, Lost>> + Send;

    /// What to advise in a case: [`work_out`], which may be known already.
    fn counsel(&self, known: &Arc<Known>, case: &Case) -> impl Future<Output = Result<Arc<Worked>, Lost>> + Send;

    /// The weighed causes of a case: [`causes`], which may be known already.
    fn causes(
        &self,
        known: &Arc<Known>,
        case: &Case,
        texts: Texts,
    ) -> impl Future<Output = Result<Result<Arc<CauseReport>, Refusal>, Lost>> + Send;

    /// A text that depends on nothing but its version, which may be known already.
    fn text<E: Send + 'static>(
        &self,
        version: &[String],
        work: impl FnOnce() -> Result<String, E> + Send + 'static,
    ) -> impl Future<Output = Result<Result<String, E>, Lost>> + Send;
}

/// Does everything at once and keeps nothing.
pub struct Alone;

impl Think for Alone {
    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Lost> {
        Ok(work())
    }

    async fn counsel(&self, known: &Arc<Known>, case: &Case) -> Result<Arc<Worked>, Lost> {
        Ok(Arc::new(work_out(&known.car, case.clone())))
    }

    async fn causes(
        &self,
        known: &Arc<Known>,
        case: &Case,
        texts: Texts,
    ) -> Result<Result<Arc<CauseReport>, Refusal>, Lost> {
        Ok(causes(&known.car, case, texts).map(Arc::new))
    }

    async fn text<E: Send + 'static>(
        &self,
        _: &[String],
        work: impl FnOnce() -> Result<String, E> + Send + 'static,
    ) -> Result<Result<String, E>, Lost> {
        Ok(work())
    }
}

/// The result of a future that waits for nothing, as with [`Alone`]; `None` if it waits all the same.
pub fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

/// The advice, thought through: the commands say the same.
///
/// # Errors
/// When the case cannot be true.
pub fn work_out(car: &Car, case: Case) -> Worked {
    Ok(Counsel::of(&mut think::through(car, case)?, MOST_OTHERS))
}

/// The causes of a case, weighed.
///
/// # Errors
/// When the case cannot be true.
pub fn causes(car: &Car, case: &Case, texts: Texts) -> Result<CauseReport, Refusal> {
    Ok(CauseReport::of(car, case.goal, &why::weigh(car, case, CAUSES, texts)?, texts))
}

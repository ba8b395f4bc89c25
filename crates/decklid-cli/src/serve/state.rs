//! What the server knows: all cars, and recent results.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::StatusCode;
use decklid_advice::consult::{Case, Refusal};
use decklid_car::car::Car;
use decklid_faces::page::Query;
use decklid_faces::page::find::Listed;
use decklid_faces::page::region::Region;
use decklid_faces::view::{Counsel, MOST_OTHERS};
use tokio::sync::Semaphore;

use super::known::Known;
use super::memory::Memory;
use super::problem::Problem;
use super::questions::Questions;
use decklid::find::{Finder, Market, Meant, Offer, like, unlisted};
use decklid::{listed, think};
use decklid_console::context::Context;
use decklid_console::failure::Failure;

/// The result for a case, or why the case is impossible.
pub(super) type Worked = Result<Counsel, Refusal>;

/// Everything that requests share.
pub(super) struct State {
    /// Usable cars by id.
    pub(super) cars: BTreeMap<String, Arc<Known>>,
    /// Cars as lists show them.
    pub(super) list: Vec<listed::Listed>,
    /// All names of all cars.
    pub(super) finder: Finder,
    /// Where the readers are, if `--region` says so.
    pub(super) region: Option<&'static Region>,
    counsels: Memory<Worked>,
    /// Questions whose follow-ups are already queued.
    followed: Memory<()>,
    /// Long answers to programs, such as plans.
    pub(super) documents: Memory<String>,
    /// Pocket cards.
    pub(super) cards: Memory<Vec<u8>>,
    workers: Arc<Semaphore>,
    cores: usize,
    /// What may be asked soon.
    pub(super) ahead: Questions,
}

impl State {
    /// Loads all cars.
    pub(super) fn new(context: Context, region: Option<&str>) -> Result<Self, Failure> {
        let region = region.map(named).transpose()?;
        let list = context.garage.list();
        let mut cars = BTreeMap::new();
        for listed in &list {
            let car = context.garage.car(&listed.header.id)?;
            cars.insert(car.id.clone(), Arc::new(Known::new(car)));
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(State {
            cars,
            finder: Finder::new(list.clone()),
            list,
            region,
            counsels: Memory::default(),
            followed: Memory::default(),
            documents: Memory::default(),
            cards: Memory::default(),
            workers: Arc::new(Semaphore::new(cores)),
            cores,
            ahead: Questions::default(),
        })
    }

    /// The car of that id, or the one that these words mean.
    ///
    /// # Errors
    /// What the words may mean instead; nothing if no car.
    pub(super) fn car(&self, words: &str) -> Result<Arc<Known>, Vec<Offer>> {
        if let Some(known) = self.cars.get(words) {
            return Ok(known.clone());
        }
        match self.finder.find(words, Market::default()).meant() {
            Meant::Ours(id) => self.cars.get(&id).cloned().ok_or_else(Vec::new),
            Meant::Unlisted { found, body } => {
                let like = like(&self.list, body).and_then(|id| self.cars.get(id)).ok_or_else(Vec::new)?;
                Ok(Arc::new(Known::new(unlisted(like.car.clone(), &found, body))))
            }
            Meant::OneOf(offers) => Err(offers),
            Meant::Nothing => Err(Vec::new()),
        }
    }

    /// The same for programs.
    pub(super) fn known(&self, id: &str) -> Result<Arc<Known>, Problem> {
        self.car(id).map_err(|offers| {
            let problem = Problem::new(StatusCode::NOT_FOUND, "no-such-car", "There is no car of that id.");
            problem.at("id").hint(which(&offers))
        })
    }

    /// Does heavy work on its own thread, not too much at a time; `None` if it failed.
    pub(super) async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let turn = self.workers.clone().acquire_owned().await.ok()?;
        // The turn ends with the work, even if nobody waits for it any more.
        let work = move || {
            let _turn = turn;
            work()
        };
        tokio::task::spawn_blocking(work).await.ok()
    }

    /// What to advise in a case, from the cache if it was asked before or foreseen.
    pub(super) async fn counsel(&self, known: &Arc<Known>, case: &Case) -> Option<Arc<Worked>> {
        let question = Query::of(&known.car, case).after(&known.car.id);
        if let Some(worked) = self.counsels.get(&question) {
            self.follow(question, known, case, &worked);
            return Some(worked);
        }
        let turn = self.workers.clone().acquire_owned().await.ok()?;
        // While this one waited for its turn, another request may have asked the same.
        if let Some(worked) = self.counsels.get(&question) {
            return Some(worked);
        }
        let (car, told) = (known.clone(), case.clone());
        let work = move || {
            let _turn = turn;
            work_out(&car.car, told)
        };
        let worked = Arc::new(tokio::task::spawn_blocking(work).await.ok()?);
        self.counsels.put(question.clone(), worked.clone());
        self.follow(question, known, case, &worked);
        Some(worked)
    }

    /// Queues what may be asked after this, once for each question.
    fn follow(&self, question: String, known: &Arc<Known>, case: &Case, worked: &Worked) {
        if let Ok(counsel) = worked
            && self.followed.get(&question).is_none()
        {
            self.followed.put(question, Arc::new(()));
            self.ahead.after(known, case, counsel);
        }
    }

    /// True while no request is waiting.
    pub(super) fn is_idle(&self) -> bool {
        self.workers.available_permits() == self.cores
    }

    /// Computes what may be asked later.
    pub(super) fn foresee(&self, question: String, known: &Known, case: Case) {
        if self.counsels.get(&question).is_none() {
            self.counsels.put(question, Arc::new(work_out(&known.car, case)));
        }
    }

    /// Cars or bodies of the list.
    pub(super) fn listed(&self, wanted: impl Fn(&listed::Listed) -> bool) -> Vec<Listed> {
        self.list.iter().filter(|l| wanted(l)).map(listed::Listed::on_page).collect()
    }
}

/// What to do about words that mean no car, or several.
pub(super) fn which(offers: &[Offer]) -> String {
    if offers.is_empty() {
        return "GET /api/v1/cars lists all cars; with ?find= it finds one by its name.".to_owned();
    }
    let ids: Vec<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
    format!("These may be meant: {}.", ids.join(", "))
}

fn named(code: &str) -> Result<&'static Region, Failure> {
    let codes: Vec<&str> = decklid_faces::page::region::REGIONS.iter().map(|r| r.code).collect();
    Region::named(code)
        .ok_or_else(|| Failure::unknown("region", code, &[], &format!("Regions with a source: {}.", codes.join(", "))))
}

/// The advice, thought through: the commands say the same.
fn work_out(car: &Car, case: Case) -> Worked {
    Ok(Counsel::of(&mut think::through(car, case)?, MOST_OTHERS))
}

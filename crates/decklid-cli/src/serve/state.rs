//! What the server knows: all cars, and recent results.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::http::StatusCode;
use decklid_advice::consult::{Case, Consultation, Refusal};
use decklid_car::car::Car;
use decklid_faces::page::Query;
use decklid_faces::page::find::Listed;
use decklid_faces::page::region::Region;
use decklid_faces::view::Counsel;
use tokio::sync::Semaphore;

use super::known::Known;
use super::memory::Memory;
use super::problem::Problem;
use super::questions::Questions;
use decklid::{find, listed};
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::think;

/// The result for a case, or why the case is impossible.
pub(super) type Worked = Result<Counsel, Refusal>;

/// Everything that requests share.
pub(super) struct State {
    /// Usable cars by id.
    pub(super) cars: BTreeMap<String, Arc<Known>>,
    /// Cars as lists show them.
    pub(super) list: Vec<listed::Listed>,
    /// Where the readers are, if `--region` says so.
    pub(super) region: Option<&'static Region>,
    counsels: Memory<Worked>,
    /// Questions whose follow-ups are already queued.
    followed: Memory<()>,
    /// Long answers to programs, such as plans.
    pub(super) documents: Memory<String>,
    /// Pocket cards.
    pub(super) cards: Memory<Vec<u8>>,
    workers: Semaphore,
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
            list,
            region,
            counsels: Memory::default(),
            followed: Memory::default(),
            documents: Memory::default(),
            cards: Memory::default(),
            workers: Semaphore::new(cores),
            cores,
            ahead: Questions::default(),
        })
    }

    /// The car of that id.
    pub(super) fn known(&self, id: &str) -> Result<&Arc<Known>, Problem> {
        self.cars.get(id).ok_or_else(|| {
            let problem = Problem::new(StatusCode::NOT_FOUND, "no-such-car", "There is no car of that id.");
            problem.at("id").hint("GET /api/v1/cars lists all cars.")
        })
    }

    /// Does heavy work on its own thread, not too much at a time; `None` if it failed.
    pub(super) async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _turn = self.workers.acquire().await.ok()?;
        tokio::task::spawn_blocking(work).await.ok()
    }

    /// What to advise in a case, from the cache if it was asked before or foreseen.
    pub(super) async fn counsel(&self, known: &Arc<Known>, case: &Case) -> Option<Arc<Worked>> {
        let question = Query::of(&known.car, case).after(&known.car.id);
        if let Some(worked) = self.counsels.get(&question) {
            self.follow(question, known, case, &worked);
            return Some(worked);
        }
        let _turn = self.workers.acquire().await.ok()?;
        // While this one waited for its turn, another request may have asked the same.
        if let Some(worked) = self.counsels.get(&question) {
            return Some(worked);
        }
        let (car, told) = (known.clone(), case.clone());
        let worked = Arc::new(tokio::task::spawn_blocking(move || work_out(&car.car, told)).await.ok()?);
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

    /// Cars that fit what was typed, best first.
    pub(super) fn search(&self, typed: &str) -> Vec<Listed> {
        find::cars(&self.list, typed).into_iter().map(listed::Listed::on_page).collect()
    }

    /// Cars or bodies of the list.
    pub(super) fn listed(&self, wanted: impl Fn(&listed::Listed) -> bool) -> Vec<Listed> {
        self.list.iter().filter(|l| wanted(l)).map(listed::Listed::on_page).collect()
    }
}

fn named(code: &str) -> Result<&'static Region, Failure> {
    let codes: Vec<&str> = decklid_faces::page::region::REGIONS.iter().map(|r| r.code).collect();
    Region::named(code)
        .ok_or_else(|| Failure::unknown("region", code, &[], &format!("Regions with a source: {}.", codes.join(", "))))
}

/// The advice, thought through by counted work: the commands say the same.
fn work_out(car: &Car, case: Case) -> Worked {
    let mut consultation = Consultation::new(car, case)?;
    think::steadily(&mut consultation);
    Ok(Counsel::of(&mut consultation))
}

//! What the server knows: all cars, and recent answers.

use std::sync::Arc;

use decklid_advice::consult::{Case, Refusal};
use decklid_faces::page::Pocket;
use decklid_faces::page::region::Region;
use decklid_faces::report::CauseReport;
use decklid_faces::texts::{Measures, Texts};
use decklid_logic::stop::Stop;

use super::client::Client;
use super::kept::{Answer, Kept, Key};
use super::log::{Flood, Log};
use super::questions::{Question, Questions};
use super::tally::Tally;
use super::work::Workers;
use crate::args::ServeArgs;
use decklid::site::{Known, Lost, Site, Worked, causes, work_out};
use decklid_console::context::Context;
use decklid_console::failure::Failure;

/// Everything that requests share.
pub(super) struct State {
    /// All cars, for readers where `--region` says.
    pub(super) site: Site,
    /// Where people reach this server, if `--base` says so.
    pub(super) base: Option<String>,
    /// Answers that are kept.
    pub(super) kept: Kept,
    /// The threads that do heavy work.
    pub(super) workers: Workers,
    /// What may be asked soon.
    pub(super) ahead: Questions,
    /// What was answered so far.
    pub(super) tally: Tally,
    /// What happened, for whoever runs the server.
    pub(super) log: Log,
}

impl State {
    /// Loads all cars.
    pub(super) fn new(context: Context, args: &ServeArgs) -> Result<Self, Failure> {
        let region = args.region.as_deref().map(named).transpose()?;
        let pocket = if args.worker.is_some() { Pocket::Yes } else { Pocket::No };
        let site = Site::new(context.garage, region, pocket);
        site.load()?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(State {
            site,
            base: args.base.as_deref().map(|base| base.trim_end_matches('/').to_owned()),
            kept: Kept::with_bytes(args.memory.saturating_mul(1 << 20)),
            workers: Workers::start(cores).map_err(|e| Failure::io("Cannot start the server", &e))?,
            ahead: Questions::default(),
            tally: Tally::default(),
            log: Log::new(args.log),
        })
    }

    /// Does heavy work on a thread for it.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        client: Client,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Lost> {
        let result = match self.workers.submit(client, work) {
            Ok(pending) => pending.wait().await,
            Err(lost) => Err(lost),
        };
        if let Err(lost) = &result {
            self.log.flood(match lost {
                Lost::Busy => Flood::Overloaded,
                Lost::Broken => Flood::Broken,
            });
        }
        result
    }

    /// The answer to a question, worked out only if it is not known. Work that fails for a reason of its own says so
    /// with `Ok(Err(..))`; that is not kept.
    pub(super) async fn answer<E: Send + 'static>(
        &self,
        client: Client,
        key: Key,
        work: impl FnOnce() -> Result<Answer, E> + Send + 'static,
    ) -> Result<Result<Answer, E>, Lost> {
        enum No<E> {
            Lost(Lost),
            Own(E),
        }
        let work = async { self.work(client, work).await.map_err(No::Lost)?.map_err(No::Own) };
        match self.kept.get_or(key, work).await {
            Ok(answer) => Ok(Ok(answer)),
            Err(No::Own(error)) => Ok(Err(error)),
            Err(No::Lost(lost)) => Err(lost),
        }
    }

    /// A file that depends on nothing else than its key says.
    pub(super) async fn bytes<E: Send + 'static>(
        &self,
        client: Client,
        key: Key,
        work: impl FnOnce() -> Result<Vec<u8>, E> + Send + 'static,
    ) -> Result<Result<Arc<[u8]>, E>, Lost> {
        let answer = self.answer(client, key, || work().map(|bytes| Answer::Bytes(bytes.into()))).await?;
        Ok(match answer {
            Ok(Answer::Bytes(bytes)) => Ok(bytes),
            Ok(_) => return Err(Lost::Broken),
            Err(error) => Err(error),
        })
    }

    /// What to advise in a case.
    pub(super) async fn counsel(&self, client: Client, known: &Arc<Known>, case: &Case) -> Result<Arc<Worked>, Lost> {
        let key = Key::of_case("advice", &known.car, case);
        let (car, told) = (known.clone(), case.clone());
        let work = move || Ok::<_, Lost>(Answer::Advice(Arc::new(work_out(&car.car, told))));
        let Answer::Advice(worked) = self.answer(client, key, work).await?? else { return Err(Lost::Broken) };
        self.follow(known, case, &worked);
        Ok(worked)
    }

    /// Weighs the causes of a case.
    pub(super) async fn causes(
        &self,
        client: Client,
        known: &Arc<Known>,
        case: &Case,
        texts: Texts,
    ) -> Result<Result<Arc<CauseReport>, Refusal>, Lost> {
        let Measures { currency, units } = texts.measures();
        let kind = format!("causes {} {} {}", texts.language().code(), currency.code(), units.code());
        let key = Key::of_case(&kind, &known.car, case);
        let (car, told) = (known.clone(), case.clone());
        let work = move || {
            let report = causes(&car.car, &told, texts)?;
            let size = serde_json::to_vec(&report).map_or(0, |json| 2 * json.len());
            Ok(Answer::Causes(Arc::new(report), size))
        };
        Ok(match self.answer(client, key, work).await? {
            Ok(Answer::Causes(report, _)) => Ok(report),
            Ok(_) => return Err(Lost::Broken),
            Err(refusal) => Err(refusal),
        })
    }

    /// Queues what may be asked after this, once for each question.
    fn follow(&self, known: &Arc<Known>, case: &Case, worked: &Worked) {
        let key = Key::of_case("followed", &known.car, case);
        if let Ok(counsel) = worked
            && !self.kept.knows(key)
        {
            self.kept.put(key, Answer::Followed);
            self.ahead.after(known, case, counsel);
            self.workers.nudge();
        }
    }

    /// Computes what may be asked later; false if somebody came who asks now.
    pub(super) fn foresee(&self, (known, case): &Question, stop: &Stop) -> bool {
        let key = Key::of_case("advice", &known.car, case);
        if !self.kept.knows(key) {
            let worked = work_out(&known.car, case.clone());
            if stop.is_set() {
                return false;
            }
            self.kept.put(key, Answer::Advice(Arc::new(worked)));
        }
        true
    }
}

/// The region of that code.
pub(super) fn named(code: &str) -> Result<&'static Region, Failure> {
    let codes: Vec<&str> = decklid_faces::page::region::REGIONS.iter().map(|r| r.code).collect();
    Region::named(code)
        .ok_or_else(|| Failure::unknown("region", code, &[], &format!("Regions with a source: {}.", codes.join(", "))))
}

//! Heavy work: as many threads as cores, behind a short queue that is fair to clients and says no when it is full.
//!
//! ```text
//!   handler ── submit ──► queue (4 a thread) ──► worker: work under its stop flag ──► handler
//!      │                     │ full: the last of whoever asked most gives way, else the newcomer: 503
//!      └ gone ► stop flag ───┴───────────────────► nothing goes on that nobody waits for
//! ```
//!
//! What is promised lives in the work, not in whoever waits: a thread is busy until its work is over, and the flag is
//! set when the one who waits goes away, runs out of time, or the server stops.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;

use decklid::site::Lost;
use decklid_logic::stop::Stop;
use tokio::sync::oneshot;

use super::client::Client;

/// So many wait for each thread at most; more could not be answered in time.
const WAITING: usize = 4;
/// Memory of a worker's stack (bytes): diagrams are recursive.
const STACK: usize = 8 << 20;
/// How much below the threads that answer at once: known answers come first.
#[cfg(unix)]
const RANK: i32 = 2;

/// Something to do when nobody waits.
pub(super) type Thought = Box<dyn FnOnce(&Stop) + Send>;
/// Where thoughts come from.
type Idle = Box<dyn Fn() -> Option<Thought> + Send + Sync>;

/// The threads and their queue.
pub(super) struct Workers(Arc<Shared>);

struct Shared {
    queue: Mutex<Queue>,
    wake: Condvar,
    idle: OnceLock<Idle>,
    threads: usize,
    tally: Tally,
}

/// What workers did so far.
#[derive(Default)]
pub(super) struct Tally {
    /// Pieces of work done to the end.
    pub(super) done: AtomicU64,
    /// Called off before the end.
    pub(super) stopped: AtomicU64,
    /// Broken.
    pub(super) broken: AtomicU64,
    /// Refused because the queue was full.
    pub(super) shed: AtomicU64,
    /// Time that all of it took (µs).
    pub(super) micros: AtomicU64,
}

#[derive(Default)]
struct Queue {
    waiting: Vec<Job>,
    running: Vec<Running>,
    closed: bool,
}

/// Whether a job gets its turn.
enum Turn {
    Work,
    Shed,
}

/// Does the work of a job and tells whoever waits, or tells only that it was shed.
type Run = Box<dyn FnOnce(Turn, &Tally) + Send>;

struct Job {
    client: Client,
    stop: Stop,
    run: Run,
}

struct Running {
    /// None for a thought.
    client: Option<Client>,
    stop: Stop,
}

/// What is asked of the queue next.
enum Next {
    Job(Job),
    Thought(Thought, Stop),
}

/// Work on its way; dropped, it is called off.
pub(super) struct Pending<T> {
    result: oneshot::Receiver<Result<T, Lost>>,
    stop: Stop,
}

impl<T> Pending<T> {
    /// The result.
    pub(super) async fn wait(mut self) -> Result<T, Lost> {
        (&mut self.result).await.unwrap_or(Err(Lost::Busy))
    }
}

impl<T> Drop for Pending<T> {
    fn drop(&mut self) {
        self.stop.set();
    }
}

impl Workers {
    /// So many threads, which begin at once.
    pub(super) fn start(threads: usize) -> std::io::Result<Self> {
        let shared = Shared {
            queue: Mutex::default(),
            wake: Condvar::new(),
            idle: OnceLock::new(),
            threads,
            tally: Tally::default(),
        };
        let shared = Arc::new(shared);
        for at in 0..threads {
            let shared = shared.clone();
            let thread = std::thread::Builder::new().name(format!("work {at}")).stack_size(STACK);
            thread.spawn(move || live(&shared))?;
        }
        Ok(Workers(shared))
    }

    /// Where to get something to do while nobody waits.
    pub(super) fn when_idle(&self, idle: Idle) {
        // Only the first one counts.
        let _ = self.0.idle.set(idle);
        self.nudge();
    }

    /// There may be something to think about.
    pub(super) fn nudge(&self) {
        self.0.wake.notify_one();
    }

    /// Puts work into the queue.
    pub(super) fn submit<T: Send + 'static>(
        &self,
        client: Client,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Pending<T>, Lost> {
        let (sender, result) = oneshot::channel();
        let stop = Stop::default();
        let flag = stop.clone();
        let run = Box::new(move |turn: Turn, tally: &Tally| {
            let done = match turn {
                Turn::Work => perform(&flag, work, tally),
                Turn::Shed => Err(Lost::Busy),
            };
            // Perhaps nobody waits any more.
            let _ = sender.send(done);
        });
        self.0.enter(Job { client, stop: stop.clone(), run })?;
        Ok(Pending { result, stop })
    }

    /// Whether newcomers would be refused now.
    pub(super) fn is_full(&self) -> bool {
        let mut queue = self.0.lock();
        queue.forget_gone();
        queue.waiting.len() >= self.0.room()
    }

    /// How many wait and how many run.
    pub(super) fn load(&self) -> (usize, usize) {
        let queue = self.0.lock();
        (queue.waiting.len(), queue.running.len())
    }

    /// What was done so far.
    pub(super) fn tally(&self) -> &Tally {
        &self.0.tally
    }

    /// Calls everything off, and ends the threads.
    pub(super) fn stop(&self) {
        let mut queue = self.0.lock();
        queue.closed = true;
        queue.running.iter().for_each(|running| running.stop.set());
        let waiting = std::mem::take(&mut queue.waiting);
        drop(queue);
        waiting.into_iter().for_each(|job| (job.run)(Turn::Shed, &self.0.tally));
        self.0.wake.notify_all();
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.stop();
    }
}

fn perform<T>(stop: &Stop, work: impl FnOnce() -> T, tally: &Tally) -> Result<T, Lost> {
    let begun = Instant::now();
    let done = catch_unwind(AssertUnwindSafe(|| stop.over(work)));
    tally.micros.fetch_add(begun.elapsed().as_micros() as u64, Ordering::Relaxed);
    // What broke after it was called off may have broken of that.
    let (count, result) = match done {
        Ok(Some(done)) => (&tally.done, Ok(done)),
        Err(_) if !stop.is_set() => (&tally.broken, Err(Lost::Broken)),
        _ => (&tally.stopped, Err(Lost::Busy)),
    };
    count.fetch_add(1, Ordering::Relaxed);
    result
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn room(&self) -> usize {
        WAITING * self.threads
    }

    /// Takes a job in, or sheds it or another one.
    fn enter(&self, job: Job) -> Result<(), Lost> {
        let mut queue = self.lock();
        queue.forget_gone();
        let shed = if queue.waiting.len() < self.room() { None } else { queue.give_way(job.client) };
        if queue.closed || queue.waiting.len() >= self.room() {
            self.tally.shed.fetch_add(1, Ordering::Relaxed);
            return Err(Lost::Busy);
        }
        queue.waiting.push(job);
        if queue.running.len() >= self.threads {
            // A thought is not worth waiting for.
            queue.running.iter().filter(|running| running.client.is_none()).for_each(|thought| thought.stop.set());
        }
        drop(queue);
        self.wake.notify_one();
        if let Some(shed) = shed {
            self.tally.shed.fetch_add(1, Ordering::Relaxed);
            (shed.run)(Turn::Shed, &self.tally);
        }
        Ok(())
    }

    /// The next job, waiting for one; `None` when all is over.
    fn next(&self) -> Option<Next> {
        let mut queue = self.lock();
        loop {
            if queue.closed {
                return None;
            }
            if let Some(job) = queue.next() {
                queue.running.push(Running { client: Some(job.client), stop: job.stop.clone() });
                return Some(Next::Job(job));
            }
            // One thought at a time, and only while nobody is served.
            let thought = queue.running.is_empty().then(|| self.idle.get().and_then(|idle| idle())).flatten();
            if let Some(thought) = thought {
                let stop = Stop::default();
                queue.running.push(Running { client: None, stop: stop.clone() });
                return Some(Next::Thought(thought, stop));
            }
            queue = self.wake.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn over(&self, stop: &Stop) {
        self.lock().running.retain(|running| !running.stop.is(stop));
    }
}

impl Queue {
    /// Nobody waits for these any more.
    fn forget_gone(&mut self) {
        self.waiting.retain(|job| !job.stop.is_set());
    }

    /// How much a client asked for: what runs for it and what waits.
    fn asked(&self, client: Client) -> usize {
        let running = self.running.iter().filter(|running| running.client == Some(client)).count();
        running + self.waiting.iter().filter(|job| job.client == client).count()
    }

    /// The last job of the client that asked for most, if that is more than this newcomer would then have.
    fn give_way(&mut self, newcomer: Client) -> Option<Job> {
        let most = self.waiting.iter().map(|job| self.asked(job.client)).max()?;
        let at = self.waiting.iter().rposition(|job| self.asked(job.client) == most)?;
        (most > self.asked(newcomer) + 1).then(|| self.waiting.remove(at))
    }

    /// The next job: clients take turns, and each one's jobs come in order.
    fn next(&mut self) -> Option<Job> {
        self.forget_gone();
        let rank = |at: usize| {
            let client = self.waiting[at].client;
            let running = self.running.iter().filter(|running| running.client == Some(client)).count();
            running + self.waiting[..at].iter().filter(|job| job.client == client).count()
        };
        let at = (0..self.waiting.len()).min_by_key(|&at| rank(at))?;
        Some(self.waiting.remove(at))
    }
}

/// A worker: one job after the other, until all is over.
fn live(shared: &Shared) {
    #[cfg(unix)]
    // Without it known answers only wait longer.
    let _ = rustix::process::nice(RANK);
    while let Some(next) = shared.next() {
        let stop = match next {
            Next::Job(job) => {
                (job.run)(Turn::Work, &shared.tally);
                job.stop
            }
            Next::Thought(thought, stop) => {
                // A thought that breaks is only lost.
                let _ = catch_unwind(AssertUnwindSafe(|| stop.over(|| thought(&stop))));
                stop
            }
        };
        shared.over(&stop);
        shared.wake.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    fn soon(mut holds: impl FnMut() -> bool) -> bool {
        (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            holds()
        })
    }

    /// One thread, busy until the sender goes away.
    fn busy(workers: &Workers, client: Client) -> (mpsc::Sender<()>, Pending<()>) {
        let (sender, wait) = mpsc::channel::<()>();
        let work = move || {
            let _ = wait.recv();
        };
        let pending = workers.submit(client, work).expect("room");
        assert!(soon(|| workers.load() == (0, 1)));
        (sender, pending)
    }

    fn taken(pending: Pending<&'static str>) -> Result<&'static str, Lost> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(pending.wait())
    }

    #[test]
    fn a_full_queue_says_no_and_is_fair() {
        let workers = Workers::start(1).expect("threads");
        let [greedy, other] = [1, 2].map(Client::numbered);
        let (go, first) = busy(&workers, greedy);
        let waiting: Vec<_> = (0..WAITING).map(|_| workers.submit(greedy, || "greedy").expect("room")).collect();
        assert!(workers.is_full());
        assert_eq!(workers.submit(greedy, || "more").err(), Some(Lost::Busy));
        let newcomer = workers.submit(other, || "other").expect("somebody gives way");
        drop((go, first));
        assert_eq!(taken(newcomer), Ok("other"));
        let served: Vec<_> = waiting.into_iter().map(taken).collect();
        assert_eq!(served, [Ok("greedy"), Ok("greedy"), Ok("greedy"), Err(Lost::Busy)]);
    }

    #[test]
    fn nobody_waits_so_nothing_goes_on() {
        let workers = Workers::start(1).expect("threads");
        let endless = || {
            while !decklid_logic::stop::is_asked() {
                std::thread::sleep(Duration::from_millis(1));
            }
        };
        for _ in 0..20 {
            drop(workers.submit(Client::numbered(1), endless).expect("those that left make room"));
        }
        assert!(soon(|| workers.load() == (0, 0)), "{:?}", workers.load());
    }

    #[test]
    fn broken_work_is_told_and_the_thread_lives_on() {
        let workers = Workers::start(1).expect("threads");
        let broken = workers.submit(Client::numbered(1), || [""; 0][decklid_logic::stop::is_asked() as usize]);
        assert_eq!(taken(broken.expect("room")), Err(Lost::Broken));
        assert_eq!(taken(workers.submit(Client::numbered(1), || "fine").expect("room")), Ok("fine"));
    }

    #[test]
    fn a_thought_gives_way_to_a_person() {
        let workers = Workers::start(1).expect("threads");
        let (thinks, told) = mpsc::channel();
        let once = Mutex::new(Some(thinks));
        workers.when_idle(Box::new(move || {
            let thinks = once.lock().ok()?.take()?;
            Some(Box::new(move |stop: &Stop| {
                let _ = thinks.send(());
                while !stop.is_set() {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }))
        }));
        told.recv().expect("a thought");
        assert_eq!(taken(workers.submit(Client::numbered(1), || "person").expect("room")), Ok("person"));
    }
}

//! `decklid serve`: the guide as web pages, and the same answers as an API.
//!
//! ```text
//!   connection (limits of time and number) ─► limits (address, body, headers) ─► pages | api
//!                                                                                 │
//!                       ahead ─► work (threads, a short queue) ◄── kept (answers) ◄┘
//! ```
//!
//! Nothing about a person is stored or logged: the address holds the whole case.

#[cfg(test)]
mod agree;
mod ahead;
mod api;
mod body;
mod card;
mod client;
mod connection;
mod kept;
mod limits;
mod log;
mod metrics;
mod pages;
mod pocket;
mod questions;
mod refused;
mod reply;
mod state;
mod tally;
mod work;

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use crate::args::ServeArgs;
use crate::pocket::Kept;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::output;
use state::State;

/// What still runs when all else has ended gets this long.
const END: Duration = Duration::from_secs(1);
/// Threads that read, write and give known answers: two are faster than any network here.
const THREADS: usize = 2;

/// Serves until the process is told to stop.
pub(crate) fn run(context: Context, args: &ServeArgs) -> Result<u8, Failure> {
    let kept = kept(&context, args)?;
    let state = Arc::new(State::new(context, args)?);
    ahead::think(&state);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .enable_all()
        .build()
        .map_err(|e| Failure::io("Cannot start the server", &e))?;
    let served = runtime.block_on(listen(state.clone(), args, kept));
    state.workers.stop();
    runtime.shutdown_timeout(END);
    served?;
    Ok(code::DONE)
}

async fn listen(state: Arc<State>, args: &ServeArgs, kept: Vec<Kept>) -> Result<(), Failure> {
    let failed = |e: std::io::Error| match e.kind() {
        ErrorKind::AddrInUse | ErrorKind::AddrNotAvailable | ErrorKind::InvalidInput => Failure::usage(
            format!("Cannot listen on {}: {e}.", args.listen),
            "Name another address and port, such as --listen 127.0.0.1:8081.",
        ),
        _ => Failure::io(&format!("Cannot listen on {}", args.listen), &e),
    };
    let listener = tokio::net::TcpListener::bind(args.listen.as_str()).await.map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    output::write(&format!("decklid listens on http://{bound}\n"), true)?;
    let routes = limits::within(routes(state.clone(), kept), &state);
    connection::serve(listener, routes, state, args.behind_proxy).await;
    Ok(())
}

/// What browsers keep, if `--worker` has a module for them.
fn kept(context: &Context, args: &ServeArgs) -> Result<Vec<Kept>, Failure> {
    let Some(folder) = &args.worker else { return Ok(Vec::new()) };
    crate::pocket::only_catalog(context)?;
    let region = args.region.as_deref().map(state::named).transpose()?;
    crate::pocket::files(folder, region, context.look.texts)
}

/// Pages for people, `/api/v1` for programs, and what browsers keep.
fn routes(state: Arc<State>, kept: Vec<Kept>) -> axum::Router {
    let all = pages::routes().merge(api::routes()).merge(pocket::routes(kept)).fallback(pages::nowhere);
    all.method_not_allowed_fallback(pages::no_method).with_state(state)
}

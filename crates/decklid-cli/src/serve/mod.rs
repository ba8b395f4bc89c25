//! `decklid serve`: the guide as web pages, and the same answers as an API.
//!
//! ```text
//!   connection (limits of time and number) ─► limits (address, headers) ─► pages | api
//!                                                                           │
//!                            ahead ─►    workers (threads) ◄── memory ◄─────┘
//! ```
//!
//! Nothing about a person is stored or logged: the address holds the whole case.

#[cfg(test)]
mod agree;
mod ahead;
mod api;
mod body;
mod calendar;
mod card;
mod connection;
mod known;
mod limits;
mod memory;
mod pages;
mod problem;
mod query;
mod questions;
mod reply;
mod state;

use std::net::SocketAddr;
use std::sync::Arc;

use crate::args::ServeArgs;
use decklid_console::context::Context;
use decklid_console::failure::{Failure, code};
use decklid_console::output;
use state::State;

/// Serves until the process is told to stop.
pub(crate) fn run(context: Context, args: &ServeArgs) -> Result<u8, Failure> {
    let state = Arc::new(State::new(context, args.region.as_deref())?);
    ahead::think(&state);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Failure::io("Cannot start the server", &e))?;
    runtime.block_on(listen(state, args.listen))?;
    Ok(code::DONE)
}

async fn listen(state: Arc<State>, address: SocketAddr) -> Result<(), Failure> {
    let doing = format!("Cannot listen on {address}");
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|e| Failure::io(&doing, &e))?;
    let bound = listener.local_addr().map_err(|e| Failure::io(&doing, &e))?;
    output::write(&format!("decklid listens on http://{bound}\n"), true)?;
    connection::serve(listener, limits::within(routes(state))).await;
    Ok(())
}

/// Pages for people, and `/api/v1` for programs.
fn routes(state: Arc<State>) -> axum::Router {
    pages::routes().merge(api::routes()).fallback(pages::nowhere).with_state(state)
}

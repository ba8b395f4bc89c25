//! Connections: not too many, not too many of one client, none that dawdle in any phase, all ended before shutdown.
//!
//! ```text
//!   phase      limit                                 where
//!   head       10 s, also between two requests       hyper
//!   body       10 s                                  limits
//!   thinking   15 s                                  limits
//!   writing    10 s without progress                 here
//!   life       60 s, then the answer is the last     here
//! ```

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONNECTION, HeaderValue};
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

use super::client::Client;
use super::log::Flood;
use super::state::State;

/// Connections beyond this number wait to be accepted.
const CONNECTIONS: usize = 512;
/// Files that the process needs beside connections.
const FILES: usize = 64;
/// A client that has not sent its headers by then is disconnected.
const HEADERS: Duration = Duration::from_secs(10);
/// A client that takes no byte of an answer for so long is disconnected.
const WRITING: Duration = Duration::from_secs(10);
/// After so long a connection gets one more answer.
const LIFE: Duration = Duration::from_secs(60);
/// After so long it ends, whatever it does: time to read, think and write is in it.
const END: Duration = Duration::from_secs(100);
/// Buffer for the head of a request (bytes): longer than any address we accept.
const HEAD: usize = 32 * 1024;
/// Pause after a connection could not be accepted: what lacks, such as files, will lack for a while.
const PAUSE: Duration = Duration::from_millis(50);
/// Answers in progress get this long to finish when the server stops; then work is called off.
const LAST: Duration = Duration::from_secs(7);
/// What was called off gets this long to say so.
const FAREWELL: Duration = Duration::from_secs(1);
/// To a client that has enough connections.
const ENOUGH: &str = "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\n\
                      content-type: text/plain\r\nx-content-type-options: nosniff\r\ncontent-length: 21\r\n\r\nToo many connections\n";

/// Room for connections, in all and of each client.
struct Places {
    all: Arc<Semaphore>,
    each: usize,
    taken: Mutex<BTreeMap<Client, usize>>,
    state: Arc<State>,
}

/// A place that one connection takes.
struct Place {
    places: Arc<Places>,
    client: Client,
    _slot: OwnedSemaphorePermit,
}

impl Places {
    /// A place for a client; none if it has enough.
    fn take(self: &Arc<Self>, client: Client, slot: OwnedSemaphorePermit) -> Option<Place> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let of_client = taken.entry(client).or_default();
        if *of_client >= self.each {
            return None;
        }
        *of_client += 1;
        self.state.tally.open.fetch_add(1, Ordering::Relaxed);
        Some(Place { places: self.clone(), client, _slot: slot })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_client) = taken.get_mut(&self.client) {
            *of_client -= 1;
            if *of_client == 0 {
                taken.remove(&self.client);
            }
        }
        self.places.state.tally.open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Serves until the process is told to stop; answers in progress are finished first, or called off.
pub(super) async fn serve(listener: TcpListener, routes: Router, state: Arc<State>, behind_proxy: bool) {
    let graceful = GracefulShutdown::new();
    let most = CONNECTIONS.min(room_for_files());
    // A proxy has to see to it itself that none of its clients takes everything.
    let each = if behind_proxy { most } else { (most / 2).max(1) };
    let places = Places { all: Arc::new(Semaphore::new(most)), each, taken: Mutex::default(), state: state.clone() };
    let places = Arc::new(places);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(HEAD);
    let mut stop = pin!(told_to_stop());
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        let Some((stream, address, slot)) = accepted else { continue };
        let Some(place) = places.take(Client::at(address), slot) else {
            state.tally.refused.fetch_add(1, Ordering::Relaxed);
            refuse(stream);
            continue;
        };
        let service = answering(routes.clone(), place.client, behind_proxy);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(WRITING));
        let connection = graceful.watch(http.serve_connection(TokioIo::new(Box::pin(stream)), service));
        tokio::spawn(async move {
            let _ = tokio::time::timeout(END, connection).await;
            drop(place);
        });
    }
    drop(listener);
    state.log.event("stopping", json!({"connections": state.tally.open.load(Ordering::Relaxed)}));
    let mut ended = pin!(graceful.shutdown());
    if tokio::time::timeout(LAST, &mut ended).await.is_err() {
        state.workers.stop();
        let _ = tokio::time::timeout(FAREWELL, ended).await;
    }
}

/// The next connection, when there is room for one; `None` after an error and a pause.
async fn accept(listener: &TcpListener, places: &Places) -> Option<(TcpStream, IpAddr, OwnedSemaphorePermit)> {
    let slot = places.all.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, address)) => Some((stream, address.ip(), slot)),
        // A connection that breaks before it begins is not our problem.
        Err(e) if matches!(e.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => None,
        Err(_) => {
            places.state.log.flood(Flood::NotAccepted);
            tokio::time::sleep(PAUSE).await;
            None
        }
    }
}

/// The routes for one connection; the request knows its client, and an old connection ends with its answer.
fn answering(
    routes: Router,
    peer: Client,
    behind_proxy: bool,
) -> impl Service<Request<Incoming>, Response = Response<Body>, Error = std::convert::Infallible, Future: Send> {
    let routes = TowerToHyperService::new(routes);
    let begun = Instant::now();
    service_fn(move |mut request: Request<Incoming>| {
        let forwarded = if behind_proxy { Client::behind_proxy(request.headers()) } else { None };
        request.extensions_mut().insert(forwarded.unwrap_or(peer));
        let answer = routes.call(request);
        async move {
            let mut response = answer.await?;
            if begun.elapsed() > LIFE {
                response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            Ok(response)
        }
    })
}

/// Says no without waiting for anything: a fresh socket has room for a few bytes.
fn refuse(stream: TcpStream) {
    use std::io::{Read, Write};
    if let Ok(mut stream) = stream.into_std() {
        let _ = stream.write_all(ENOUGH.as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        // What was sent is taken, else the client may be told of a broken connection instead.
        let _ = stream.read(&mut [0; HEAD]);
    }
}

/// How many connections the limit of open files leaves room for; the limit is raised first as far as it goes.
fn room_for_files() -> usize {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let wanted = (CONNECTIONS + FILES) as u64;
        let mut limit = getrlimit(Resource::Nofile);
        if limit.current.is_some_and(|current| current < wanted) {
            let mut raised = limit;
            raised.current = Some(limit.maximum.map_or(wanted, |most| most.min(wanted)));
            if setrlimit(Resource::Nofile, raised).is_ok() {
                limit = raised;
            }
        }
        let files = limit.current.map_or(usize::MAX, |files| usize::try_from(files).unwrap_or(usize::MAX));
        files.saturating_sub(FILES).max(files / 2)
    }
    #[cfg(not(unix))]
    CONNECTIONS
}

/// Ctrl-C, or the signal that stops services.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

//! Connections: not too many, none that dawdle, all finished before shutdown.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// Connections beyond this number wait to be accepted.
const CONNECTIONS: usize = 512;
/// A client that has not sent its headers by then is disconnected.
const HEADERS: Duration = Duration::from_secs(10);
/// Buffer for the head of a request (bytes): longer than any address we accept.
const HEAD: usize = 32 * 1024;
/// Answers in progress get this long to finish when the server stops.
const LAST: Duration = Duration::from_secs(10);

/// Serves until the process is told to stop; answers in progress are finished first.
pub(super) async fn serve(listener: TcpListener, routes: Router) {
    let graceful = GracefulShutdown::new();
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(HEAD);
    let stop = told_to_stop();
    tokio::pin!(stop);
    loop {
        let Ok(slot) = slots.clone().acquire_owned().await else { break };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        // A connection that breaks before it begins is not our problem.
        let Ok((stream, _)) = accepted else { continue };
        let service = TowerToHyperService::new(routes.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            let _ = connection.await;
            drop(slot);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST, graceful.shutdown()).await;
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

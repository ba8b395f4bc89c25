//! The guide as a site: a pure function from a request to a reply, for whoever carries it.
//!
//! ```text
//!   request ──► answer ──► reply            no socket, clock, file or thread
//!                 │ ▲
//!                 ▼ │ what takes long
//!               Think: a server queues it and keeps the result; a browser thinks at once
//! ```
//!
//! The web server is a shell of queues, memory and limits around it; a service worker in a browser calls the same
//! function without a network.

mod files;
mod known;
mod message;
mod pages;
mod problem;
mod query;
mod shelf;
mod think;

pub use files::of_car;
pub use known::Known;
pub use message::{Reply, Request};
pub use problem::{MEDIA as PROBLEM, Problem};
pub use query::{Fields, first_language, language_only};
pub use shelf::{Site, which};
pub use think::{Alone, Lost, Think, Worked, at_once, causes, work_out};

/// What addresses the site has; `{…}` stands for one part of a path.
pub const ROUTES: [&str; 16] = [
    "/",
    "/find",
    "/guide/{car}",
    "/change/{car}",
    "/tools/{car}",
    "/noticed/{car}",
    "/helper/{car}",
    "/facts/{car}",
    "/care/{car}",
    "/what-if/{car}",
    "/emergency",
    "/emergency/{car}",
    "/api/v1/cars",
    "/api/v1/cars/{id}",
    "/api/v1/cars/{id}/care.ics",
    "/api/v1/cars/{id}/card.svg",
];

/// The reply to a request.
pub async fn answer(site: &Site, request: &Request<'_>, think: &impl Think) -> Reply {
    let Some(parts) = message::parts(request.path) else { return pages::trouble(request, 400) };
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts[..] {
        ["api", "v1", "cars"] => files::all_cars(site, request).unwrap_or_else(Reply::of),
        ["api", "v1", "cars", id] => files::one_car(site, id).unwrap_or_else(Reply::of),
        ["api", "v1", "cars", id, "care.ics"] => {
            files::calendar(site, request, id, think).await.unwrap_or_else(Reply::of)
        }
        ["api", "v1", "cars", id, "card.svg"] => files::card(site, request, id, think).await.unwrap_or_else(Reply::of),
        ["api", ..] => Reply::of(problem::Problem::missing()),
        _ => pages::page(site, request, &parts, think).await,
    }
}

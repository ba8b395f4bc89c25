//! The site of `decklid serve` as a module for a browser: memory for a question, and the reply.
//!
//! ```text
//!   question: path ⏎ query ⏎ accepted languages ⏎ origin ⏎ region ⏎ today
//!   reply:    status ⏎ type ⏎ location ⏎ file name ⏎ body
//! ```
//!
//! The service worker writes a question to [`question`], calls [`ask`], and reads [`length`] bytes from where that
//! points to. An empty line is what there is not.

use std::sync::{Mutex, OnceLock, PoisonError};

use decklid::Garage;
use decklid::site::{Alone, Reply, Request, Site, answer, at_once};
use decklid_car::date;
use decklid_faces::page::Pocket;
use decklid_faces::page::region::Region;

static SITE: OnceLock<Site> = OnceLock::new();
static QUESTION: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static REPLY: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Longest question (bytes).
const LONGEST: usize = 16 << 10;

/// Where to write a question of that many bytes; null if that is too long.
#[unsafe(no_mangle)]
pub extern "C" fn question(bytes: usize) -> *mut u8 {
    let mut question = QUESTION.lock().unwrap_or_else(PoisonError::into_inner);
    question.clear();
    if bytes > LONGEST {
        return std::ptr::null_mut();
    }
    question.resize(bytes, 0);
    question.as_mut_ptr()
}

/// Where the reply to the question is; it stays there until the next one.
#[unsafe(no_mangle)]
pub extern "C" fn ask() -> *const u8 {
    let question = std::mem::take(&mut *QUESTION.lock().unwrap_or_else(PoisonError::into_inner));
    let mut reply = REPLY.lock().unwrap_or_else(PoisonError::into_inner);
    *reply = reply_to(&String::from_utf8_lossy(&question)).unwrap_or_default().into_bytes();
    reply.as_ptr()
}

/// How long the reply is (bytes); 0 if the question was none.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    REPLY.lock().unwrap_or_else(PoisonError::into_inner).len()
}

fn reply_to(question: &str) -> Option<String> {
    let mut lines = question.split('\n');
    let path = lines.next()?;
    let [query, accepted, origin, region] = [(); 4].map(|()| lines.next().filter(|line| !line.is_empty()));
    let today = date::day(lines.next()?)?;
    let site = SITE.get_or_init(|| Site::new(Garage::built_in(), region.and_then(Region::named), Pocket::Yes));
    let request = Request { path, query, accepted, origin, today };
    let Reply { status, media, body, location, file, .. } = at_once(answer(site, &request, &Alone))?;
    let [location, file] = [location, file].map(Option::unwrap_or_default);
    Some(format!("{status}\n{media}\n{location}\n{file}\n{body}"))
}

//! The site in a browser: the scripts that keep it there, and what pages may do for that.
//!
//! ```text
//!   page ── pocket.js registers ──► worker.js ── loads once ──► decklid.wasm: the site itself
//!    ▲                                 │                             │
//!    └── from then on every page ──────┴─────────── answered by ─────┘
//! ```

/// The script of every page: has the worker load the guide, and says how far that is.
pub const SCRIPT: &str = include_str!("../templates/pocket.js");
/// The worker, with its settings to be put in.
const WORKER: &str = include_str!("../templates/pocket-worker.js");
/// The worker may run the module and load what it keeps, nothing else.
pub const WORKER_POLICY: &str = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'";

/// What a page may load: `styles` are the hashes of the style sheets (SHA-256, base64). Without a worker only those and
/// pictures within the page; with one also its script, its worker, and what the manifest names.
pub fn page_policy(styles: &[String], pocket: bool) -> String {
    let styles: Vec<String> = styles.iter().map(|hash| format!("'sha256-{hash}'")).collect();
    let styles = styles.join(" ");
    let more = if pocket { "script-src 'self'; worker-src 'self'; manifest-src 'self'; " } else { "" };
    let pictures = if pocket { "data: 'self'" } else { "data:" };
    format!(
        "default-src 'none'; style-src {styles}; img-src {pictures}; {more}form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    )
}

/// What a drawing may load: the styles and fonts inside it.
pub const DRAWING_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/// What the worker must know.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'s> {
    /// Names this module: another one replaces it.
    pub version: &'s str,
    /// How large the module is (bytes).
    pub bytes: usize,
    /// The code of the region where readers are; empty if not known.
    pub region: &'s str,
    /// What pages may load.
    pub policy: &'s str,
}

/// The worker for a module.
pub fn worker(settings: &Settings<'_>) -> String {
    let Settings { version, bytes, region, policy } = settings;
    let worker = WORKER.replace("VERSION", version).replace("BYTES", &bytes.to_string());
    worker.replace("REGION", region).replace("POLICY", policy).replace("DRAWN", DRAWING_POLICY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_without_a_worker_have_no_scripts() {
        assert!(!page_policy(&["x".to_owned()], false).contains("script"));
        let policy = page_policy(&["x".to_owned()], true);
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"), "{policy}");
    }

    #[test]
    fn the_worker_knows_its_settings() {
        let script = worker(&Settings { version: "v1", bytes: 7, region: "de", policy: "default-src 'none'" });
        for line in ["\"decklid-pocket-v1\"", "bytes = 7;", "region = \"de\"", "policy = \"default-src 'none'\""] {
            assert!(script.contains(line), "{line}");
        }
    }
}

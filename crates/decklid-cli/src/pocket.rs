//! The files that keep the site in a browser: the module from its folder, the scripts, the manifest and the icons.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use decklid_console::context::Context;
use decklid_console::failure::Failure;
use decklid_console::file;
use decklid_faces::booklet;
use decklid_faces::page::region::Region;
use decklid_faces::page::{CHOOSE, PICTURE, STYLE};
use decklid_faces::pocket::{SCRIPT, Settings, WORKER_POLICY, page_policy, worker};
use decklid_faces::texts::Texts;
use sha2::{Digest, Sha256};

/// The module, as `worker/build` names it.
const MODULE: &str = "decklid.wasm";

/// A file beside the pages.
pub(crate) struct Kept {
    /// Its name, without a folder.
    pub(crate) name: &'static str,
    /// Its type.
    pub(crate) media: &'static str,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
    /// The same as Brotli, if the folder has it.
    pub(crate) packed: Option<Vec<u8>>,
    /// What it may do, if it is a script with rights of its own.
    pub(crate) policy: Option<&'static str>,
}

/// The module holds the catalog: cars of one's own would be missing from it.
pub(crate) fn only_catalog(context: &Context) -> Result<(), Failure> {
    if context.garage.is_built_in() {
        return Ok(());
    }
    Err(Failure::usage("The module holds the built-in cars and numbers, not yours.", "Leave out --worker."))
}

/// What pages may load.
pub(crate) fn policy(pocket: bool) -> String {
    page_policy(&[STYLE, PICTURE, CHOOSE].map(|sheet| STANDARD.encode(Sha256::digest(sheet))), pocket)
}

/// The same within a page, for hosts that send none; the rest of it counts only as a header.
pub(crate) fn policy_of_files() -> String {
    policy(true).replace("; frame-ancestors 'none'", "")
}

/// All files, with the module from `folder`, for readers in a region.
pub(crate) fn files(folder: &Path, region: Option<&Region>, texts: Texts) -> Result<Vec<Kept>, Failure> {
    let path = folder.join(MODULE);
    let module = fs::read(&path).map_err(|e| match e.kind() {
        ErrorKind::NotFound => Failure::usage(
            format!("There is no {MODULE} in {}.", folder.display()),
            "worker/build FOLDER in the source of decklid makes it.",
        ),
        _ => Failure::io(&format!("Cannot read {}", path.display()), &e),
    })?;
    let packed = fs::read(folder.join(format!("{MODULE}.br"))).ok();
    let digest = Sha256::digest(&module);
    let version: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let region = region.map_or("", |region| region.code);
    let script = worker(&Settings { version: &version, bytes: module.len(), region, policy: &policy(true) });
    let kept = |name, media, bytes: Vec<u8>| Kept { name, media, bytes, packed: None, policy: None };
    let mut files = vec![
        Kept { packed, ..kept(MODULE, "application/wasm", module) },
        Kept { policy: Some(WORKER_POLICY), ..kept("worker.js", "text/javascript; charset=utf-8", script.into()) },
        kept("pocket.js", "text/javascript; charset=utf-8", SCRIPT.into()),
        kept("manifest.webmanifest", "application/manifest+json", booklet::manifest(texts).into()),
        kept("icon.svg", "image/svg+xml", booklet::ICON.into()),
    ];
    let icons = booklet::icons().map_err(file::unprintable)?;
    files.extend(icons.into_iter().map(|(name, bytes)| kept(name, "image/png", bytes)));
    Ok(files)
}

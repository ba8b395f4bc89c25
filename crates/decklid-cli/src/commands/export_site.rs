//! `decklid guide CAR --html FILE` and `decklid export-site DIR`: the guide as files.

use std::fs;
use std::path::Path;

use decklid::Garage;
use decklid::booklet::html;
use decklid::site::{Alone, Request, Site, answer, at_once};
use decklid_car::date::Date;
use decklid_faces::booklet::{self, Made};
use decklid_faces::page::find::Listed;
use decklid_faces::page::{Pocket, Reader};
use decklid_faces::report::{GuideFile, SiteReport};
use sha2::{Digest, Sha256};

use crate::args::{GuideArgs, SiteArgs};
use crate::pocket;
use decklid_console::bar::Bar;
use decklid_console::context::Context;
use decklid_console::cores;
use decklid_console::failure::Failure;
use decklid_console::reply::Reply;
use decklid_console::{day, file};

/// What tells whether a file has changed.
type Sum = [u8; 32];

/// Writes the guide of one car.
pub(crate) fn one(context: &Context, args: &GuideArgs) -> Result<Reply, Failure> {
    let name = args.car.as_deref().ok_or_else(|| {
        Failure::usage("Which car? A file holds the guide of one.", "Write decklid guide CAR --html FILE.")
    })?;
    let path = args.html.as_deref().unwrap_or(Path::new("guide.html"));
    let car = context.garage.car(name)?;
    let date = args.date.as_deref().map(day::read).transpose()?;
    let made = Made { date, ..Made::default() };
    let (html, situations) = html(&car, Reader::with(context.look.texts), &made);
    file::write(path, html.as_bytes())?;
    told(vec![GuideFile { file: path.display().to_string(), bytes: html.len(), situations }])
}

/// Writes the guides of all cars, a start page, and what makes them work offline.
pub(crate) fn all(context: &Context, args: &SiteArgs) -> Result<Reply, Failure> {
    let reader = Reader::with(context.look.texts);
    let date = args.date.as_deref().map(day::read).transpose()?;
    fs::create_dir_all(&args.folder)
        .map_err(|e| Failure::io(&format!("Cannot make the folder {}", args.folder.display()), &e))?;
    if let Some(folder) = &args.worker {
        return with_module(context, args, folder);
    }
    let mut only = Vec::new();
    for name in &args.only {
        only.push(context.garage.car(name)?.id);
    }
    let mut list = context.garage.list();
    list.retain(|l| only.is_empty() || only.contains(&l.header.id));
    let (mut files, sums) = guides(context, args, date, &list)?;
    let mut digest = Sha256::new();
    sums.iter().for_each(|sum| digest.update(sum));
    let cars: Vec<Listed> = list.iter().map(decklid::listed::Listed::on_page).collect();
    let index = booklet::index(&reader, &cars);
    digest.update(&index);
    let version: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let worker = booklet::worker(&version);
    let manifest = booklet::manifest(reader.texts);
    let beside: [(&str, &str); 4] = [
        ("index.html", &index),
        ("worker.js", &worker),
        ("manifest.webmanifest", &manifest),
        ("icon.svg", booklet::ICON),
    ];
    let beside = beside.map(|(name, text)| (name, text.as_bytes().to_vec()));
    let icons = booklet::icons().map_err(file::unprintable)?;
    for (name, bytes) in beside.into_iter().chain(icons) {
        let file = args.folder.join(name);
        file::write(&file, &bytes)?;
        files.push(GuideFile { file: file.display().to_string(), bytes: bytes.len(), situations: 0 });
    }
    told(files)
}

/// Writes the guides of these cars, several at a time: their files, and a sum of each, in the order of the list.
fn guides(
    context: &Context,
    args: &SiteArgs,
    date: Option<Date>,
    list: &[decklid::Listed],
) -> Result<(Vec<GuideFile>, Vec<Sum>), Failure> {
    let mut bar = Bar::new(list.len());
    let mut count = 0;
    let one = |at: usize| guide(context, args, date, &list[at].header.id);
    let made = cores::watched(cores::all(), list.len(), &one, |at| {
        count += 1;
        bar.at(count, &list[at].header.id);
    });
    bar.end();
    Ok(made.into_iter().collect::<Result<Vec<_>, Failure>>()?.into_iter().unzip())
}

/// Writes the guide of a car.
fn guide(context: &Context, args: &SiteArgs, date: Option<Date>, id: &str) -> Result<(GuideFile, Sum), Failure> {
    let car = context.garage.car(id)?;
    let address = args.base.as_deref().map(|base| format!("{}/{}.html", base.trim_end_matches('/'), car.id));
    let made = Made { site: true, address: address.as_deref(), date };
    let (html, situations) = html(&car, Reader::with(context.look.texts), &made);
    let file = args.folder.join(format!("{}.html", car.id));
    file::write(&file, html.as_bytes())?;
    Ok((GuideFile { file: file.display().to_string(), bytes: html.len(), situations }, Sha256::digest(&html).into()))
}

/// Writes the site for a host of its own: the start page, the lists, the first page of each car, and the module that
/// answers everything else in the browser.
fn with_module(context: &Context, args: &SiteArgs, module: &Path) -> Result<Reply, Failure> {
    pocket::only_catalog(context)?;
    let mut files = Vec::new();
    for kept in pocket::files(module, None, context.look.texts)? {
        write(args, kept.name, &kept.bytes, &mut files)?;
        if let Some(packed) = kept.packed {
            write(args, &format!("{}.br", kept.name), &packed, &mut files)?;
        }
    }
    let site = Site::new(Garage::built_in(), None, Pocket::Files);
    let cars = site.list().iter().map(|listed| listed.header.id.clone());
    let pages: Vec<String> = ["/", "/find", "/emergency"]
        .map(str::to_owned)
        .into_iter()
        .chain(cars.map(|id| format!("/guide/{id}")))
        .collect();
    let language = context.look.texts.language().code();
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", pocket::policy_of_files());
    let mut bar = Bar::new(pages.len());
    for (done, path) in pages.iter().enumerate() {
        bar.at(done, path);
        let request =
            Request { path, query: None, accepted: Some(language), origin: args.base.as_deref(), today: day::today() };
        let Some(reply) = at_once(answer(&site, &request, &Alone)).filter(|reply| reply.status == 200) else {
            continue;
        };
        let html = reply.body.replacen("<meta charset=\"utf-8\">", &format!("<meta charset=\"utf-8\">\n{policy}"), 1);
        write(args, &format!("{}/index.html", path.trim_start_matches('/')), html.as_bytes(), &mut files)?;
    }
    bar.end();
    told(files)
}

/// Writes a file of the folder.
fn write(args: &SiteArgs, name: &str, bytes: &[u8], files: &mut Vec<GuideFile>) -> Result<(), Failure> {
    let path = args.folder.join(name.trim_start_matches('/'));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|e| Failure::io(&format!("Cannot make the folder {}", folder.display()), &e))?;
    }
    file::write(&path, bytes)?;
    files.push(GuideFile { file: path.display().to_string(), bytes: bytes.len(), situations: 0 });
    Ok(())
}

fn told(files: Vec<GuideFile>) -> Result<Reply, Failure> {
    let line = |f: &GuideFile| match f.situations {
        0 => format!("{} ({} kB)\n", f.file, f.bytes.div_ceil(1000)),
        n => format!("{} ({} kB, {n} situations)\n", f.file, f.bytes.div_ceil(1000)),
    };
    let text = files.iter().map(line).collect();
    Reply::new(text, &SiteReport { files })
}

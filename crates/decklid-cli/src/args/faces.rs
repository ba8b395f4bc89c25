//! Options of commands that make pages, cards and pictures.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use decklid_faces::picture::Drive;

/// Options of `export-site`.
#[derive(Debug, Clone, Args)]
pub(crate) struct SiteArgs {
    /// The folder; created if it does not exist
    pub(crate) folder: PathBuf,
    /// Only these cars
    #[arg(long, value_name = "CAR")]
    pub(crate) only: Vec<String>,
    /// Web address of the folder; each page then shows a QR code of its own address
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    /// Date to print on the pages; without one, the same cars always give the same bytes
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Folder with decklid.wasm (worker/build): the site then needs no file for each car, but a host of its own
    #[arg(long, value_name = "DIR")]
    pub(crate) worker: Option<PathBuf>,
}

/// Options of `serve`.
#[derive(Debug, Clone, Args)]
pub(crate) struct ServeArgs {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub(crate) listen: String,
    /// Where your readers are: that region's emergency numbers come first (au, ca, eu, gb, jp, nz, us)
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// Memory for answers that are kept (MB)
    #[arg(long, default_value_t = 64, value_name = "MB", value_parser = clap::value_parser!(u64).range(1..=65_536))]
    pub(crate) memory: u64,
    #[arg(long, value_name = "URL", value_parser = web_address, help = BASE)]
    pub(crate) base: Option<String>,
    /// A proxy in front of it tells who asks (X-Forwarded-For)
    #[arg(long)]
    pub(crate) behind_proxy: bool,
    /// Folder with decklid.wasm (worker/build): browsers then keep the whole guide for when there is no network
    #[arg(long, value_name = "DIR")]
    pub(crate) worker: Option<PathBuf>,
    /// What to write to standard error, a line of JSON each; never who asked or what
    #[arg(long, value_enum, default_value_t = LogWhat::Events, value_name = "WHAT")]
    pub(crate) log: LogWhat,
}

/// Not a doc comment: the help shows an address as people type it.
const BASE: &str = "Where people reach it, such as https://example.org [default: as each request says]";

/// What the server writes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogWhat {
    /// Nothing
    Nothing,
    /// Overload, mistakes, the end
    Events,
    /// That, and every answer: route, status, time
    Answers,
}

/// An address that starts with a scheme of the web.
fn web_address(text: &str) -> Result<String, String> {
    let web = text.starts_with("https://") || text.starts_with("http://");
    let plain = text.chars().all(|c| c.is_ascii_graphic() && !"<>\"'`".contains(c));
    if web && plain { Ok(text.to_owned()) } else { Err("an address starts with https:// or http://".to_owned()) }
}

/// Where the driver sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Side {
    /// On the left
    Left,
    /// On the right
    Right,
}

impl Side {
    /// The pictures' own type.
    pub(crate) fn drive(self) -> Drive {
        match self {
            Side::Left => Drive::Left,
            Side::Right => Drive::Right,
        }
    }
}

/// Options of `card`.
#[derive(Debug, Clone, Args)]
pub(crate) struct CardArgs {
    /// The car
    pub(crate) car: String,
    /// Write to this file: .svg, .pdf or .png
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// A6, or a sheet to fold twice
    #[arg(long, value_enum, default_value_t = CardPaper::A6, value_name = "PAPER")]
    pub(crate) paper: CardPaper,
    /// Where the driver sits [default: left]
    #[arg(long, value_enum, value_name = "SIDE")]
    pub(crate) drive: Option<Side>,
    /// Address behind the QR code [default: the command that starts the guide]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) link: Option<String>,
    /// Date to print on it; without one, the same car always gives the same bytes
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
}

/// What a card is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CardPaper {
    /// 105 by 148 mm
    A6,
    /// US letter
    Letter,
    /// 210 by 297 mm
    A4,
}

/// Options of `picture`.
#[derive(Debug, Clone, Args)]
pub(crate) struct PictureArgs {
    /// The car
    pub(crate) car: String,
    /// Mark this place
    #[arg(long, value_name = "PLACE", conflicts_with = "step")]
    pub(crate) place: Option<String>,
    /// Mark where this step takes place
    #[arg(long, value_name = "MOVE")]
    pub(crate) step: Option<String>,
    /// Show the place with the lid open
    #[arg(long, requires = "place")]
    pub(crate) lid_open: bool,
    /// Where the driver sits [default: left]
    #[arg(long, value_enum, value_name = "SIDE")]
    pub(crate) drive: Option<Side>,
    /// Write to this file: .svg or .png
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

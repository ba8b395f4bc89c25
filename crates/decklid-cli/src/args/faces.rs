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
}

/// Options of `serve`.
#[derive(Debug, Clone, Args)]
pub(crate) struct ServeArgs {
    /// Address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub(crate) listen: std::net::SocketAddr,
    /// Where your readers are: that region's emergency numbers come first (au, ca, eu, gb, jp, nz, us)
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
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

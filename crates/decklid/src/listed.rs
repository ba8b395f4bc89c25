//! A car as shown in lists.

use decklid_car::car::{Body, Closure};
use decklid_car::load::Header;
use decklid_faces::page;
use decklid_faces::report::CarEntry;
use decklid_faces::texts::Texts;

/// A car in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The header of its file; its name may hold a placeholder such as `{trunk}`, [`Listed::entry`] fills it in.
    pub header: Header,
    /// Its closure, from its bases if its own file does not say.
    pub closure: Option<Closure>,
    /// Its outline, likewise.
    pub body: Option<Body>,
}

impl Listed {
    /// As pages show it.
    pub fn on_page(&self) -> page::find::Listed {
        let head = &self.header;
        page::find::Listed {
            id: head.id.clone(),
            name: head.name.clone(),
            years: head.years.clone(),
            closure: self.closure,
            archetype: head.archetype,
            unlisted: false,
            told: None,
            neighbour: false,
        }
    }

    /// Its name, years and lid in the reader's words.
    pub fn entry(&self, texts: Texts) -> CarEntry {
        let head = &self.header;
        CarEntry {
            id: head.id.clone(),
            name: texts.car(&head.name),
            make: head.make.clone(),
            years: head.years.clone(),
            closure: self.closure.map(|c| c.word().to_owned()).unwrap_or_default(),
            archetype: head.archetype,
            aliases: head.aliases.clone(),
        }
    }
}

//! Cars and the wiring of their twins, built in or from a folder.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use decklid::garage::{Files, Garage, NUMBERS};
use decklid_car::load::{LANGUAGES, LONGEST_TEXT, Shelf};
use decklid_data::WIRINGS;

use crate::failure::Failure;

/// The catalog, or the cars of a folder.
///
/// # Errors
/// The folder or one of its files cannot be read.
pub fn garage(folder: Option<&Path>) -> Result<Garage, Failure> {
    folder.map_or(Ok(Garage::built_in()), |folder| Ok(Garage::of(read_folder(folder)?)))
}

/// The same cars with the learned numbers of that file, if there is one.
///
/// # Errors
/// It cannot be read, or something is wrong with it.
pub fn taught(garage: Garage, numbers: Option<&Path>) -> Result<Garage, Failure> {
    let Some(file) = numbers else { return Ok(garage) };
    garage.taught(&file.display().to_string(), read_text(file)?).map_err(|problems| {
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        Failure::data(format!("The learned numbers cannot be used: {first}"), "decklid-lab learn writes such files.")
    })
}

/// The wiring of the cars' twins.
pub struct Workshop {
    own: Files,
}

impl Workshop {
    /// The built-in wirings, overridden by those of a folder of cars.
    ///
    /// # Errors
    /// The folder or one of its files cannot be read.
    pub fn open(folder: Option<&Path>) -> Result<Self, Failure> {
        let own = folder.map_or(Ok(BTreeMap::new()), |folder| read_files(folder, "twin.toml"))?;
        Ok(Workshop { own })
    }

    /// The built-in wirings, overridden by these.
    pub fn with(own: Files) -> Self {
        Workshop { own }
    }
}

impl Shelf for Workshop {
    fn text(&self, id: &str) -> Option<(String, &str)> {
        if let Some((file, text)) = self.own.get(id) {
            return Some((file.clone(), text));
        }
        decklid_data::find(WIRINGS, id).map(|file| (file.path.to_owned(), file.text))
    }

    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = WIRINGS.iter().map(|w| w.id.to_owned()).chain(self.own.keys().cloned()).collect();
        ids.sort();
        ids.dedup();
        ids
    }
}

/// The translations beside a car file, such as `de.toml`, under ids such as `sedan/de`.
///
/// # Errors
/// One of them cannot be read.
pub fn translations_beside(car: &Path, id: &str) -> Result<Files, Failure> {
    let mut files = Files::new();
    for language in LANGUAGES {
        let file = car.with_file_name(format!("{language}.toml"));
        if file.is_file() {
            files.insert(format!("{id}/{language}"), (file.display().to_string(), read_text(&file)?));
        }
    }
    Ok(files)
}

/// All cars of a folder: `DIR/ID/car.toml` and its translations, and `DIR/numbers.toml` if there is one.
///
/// # Errors
/// The folder or one of its files cannot be read.
pub fn read_folder(folder: &Path) -> Result<Files, Failure> {
    let mut files = read_files(folder, "car.toml")?;
    for language in LANGUAGES {
        let translations = read_files(folder, &format!("{language}.toml"))?;
        files.extend(translations.into_iter().map(|(id, file)| (format!("{id}/{language}"), file)));
    }
    Ok(files)
}

fn read_files(folder: &Path, name: &str) -> Result<Files, Failure> {
    let doing = format!("Cannot read the folder {}", folder.display());
    let mut texts = BTreeMap::new();
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| Failure::io(&doing, &e))? {
        let path = entry.map_err(|e| Failure::io(&doing, &e))?.path();
        let file = path.join(name);
        match path.file_name().and_then(|n| n.to_str()) {
            Some("numbers.toml") if name == "car.toml" => files.push((NUMBERS.to_owned(), path.clone())),
            Some(id) if file.is_file() => files.push((id.to_owned(), file)),
            _ => {}
        }
    }
    files.sort();
    for (id, file) in files {
        let text = read_text(&file)?;
        texts.insert(id, (file.display().to_string(), text));
    }
    Ok(texts)
}

/// The text of a car file. Reads no more than the loader would accept.
///
/// # Errors
/// It cannot be read, is too long, or is not UTF-8.
pub fn read_text(file: &Path) -> Result<String, Failure> {
    let hint = format!("A car takes a few thousand lines; the limit is {LONGEST_TEXT} bytes.");
    read_at_most(file, LONGEST_TEXT, &hint)
}

/// The text of a file with at most `most` bytes; `hint` is for one that is longer.
///
/// # Errors
/// It cannot be read, is too long, or is not UTF-8.
pub fn read_at_most(file: &Path, most: usize, hint: &str) -> Result<String, Failure> {
    let doing = format!("Cannot read {}", file.display());
    if is_pipe(file) {
        let message = format!("{} is a named pipe, and nobody may ever write into it.", file.display());
        return Err(Failure::usage(message, "Name a file, or let the shell make the pipe: `<(command)`."));
    }
    let too_long = |size: u64| Failure::data(format!("{} is too long: {size} bytes.", file.display()), hint);
    let open = File::open(file).map_err(|e| Failure::io(&doing, &e))?;
    let size = open.metadata().map_or(0, |m| m.len());
    if size > most as u64 {
        return Err(too_long(size));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    open.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|e| Failure::io(&doing, &e))?;
    if bytes.len() > most {
        return Err(too_long(bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Failure::data(
            format!("{} is not a text file: byte {at} is not UTF-8.", file.display()),
            "Save the file as UTF-8.",
        )
    })
}

/// Whether this is a pipe with a name of its own; what a shell makes of `<(command)` is a link.
fn is_pipe(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        file.symlink_metadata().is_ok_and(|it| it.file_type().is_fifo())
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        false
    }
}

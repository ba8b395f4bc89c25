//! The guide in a terminal: a list while typing, the keys that people know, and the plain prompt where no list can be.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};

/// Down, up, Esc, Ctrl-C, Ctrl-D, Backspace, Left, Tab.
const DOWN: &str = "\u{1b}[B";
const UP: &str = "\u{1b}[A";
const ESC: &str = "\u{1b}";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const BACK: &str = "\u{7f}";
const LEFT: &str = "\u{1b}[D";
const TAB: &str = "\t";

/// A terminal of 80 columns with the program in it.
struct Terminal {
    child: Child,
    keys: File,
    screen: Arc<Mutex<String>>,
    /// What was seen already (bytes).
    seen: usize,
}

impl Terminal {
    fn open(args: &[&str], environment: &[(&str, &str)]) -> Self {
        Terminal::of(40, args, environment)
    }

    fn of(lines: u16, args: &[&str], environment: &[(&str, &str)]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        let size = Winsize { ws_row: lines, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&master, size).unwrap();
        let slave = || Stdio::from(File::options().read(true).write(true).open(&name).unwrap());
        let mut command = common::decklid(args);
        command.env("TERM", "xterm-256color").envs(environment.iter().copied());
        let child = command.stdin(slave()).stdout(slave()).stderr(slave()).spawn().unwrap();
        let keys = File::from(master);
        let screen = Arc::new(Mutex::new(String::new()));
        let (mut out, shown) = (keys.try_clone().unwrap(), screen.clone());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            // Reading ends when the program does.
            while let Ok(n) = out.read(&mut bytes) {
                shown.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..n]));
            }
        });
        Terminal { child, keys, screen, seen: 0 }
    }

    /// Waits until the screen shows these words anew.
    fn shows(&mut self, words: &str) -> &mut Self {
        let begun = Instant::now();
        loop {
            let screen = self.screen.lock().unwrap().clone();
            let news = screen.get(self.seen..).unwrap_or_default();
            if let Some(at) = news.find(words) {
                self.seen += at + words.len();
                return self;
            }
            assert!(begun.elapsed() < Duration::from_secs(120), "no {words:?} in {news:?}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    fn types(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// The exit code; the terminal is as it was.
    fn ends(&mut self) -> i32 {
        let code = self.child.wait().unwrap().code().unwrap_or(-1);
        let modes = tcgetattr(&self.keys).unwrap().local_modes;
        assert!(modes.contains(LocalModes::ICANON | LocalModes::ECHO), "lines are edited and shown again");
        code
    }
}

/// The help below every list.
const LIST: &str = "Enter takes it";

#[test]
fn a_car_and_what_was_noticed_are_chosen_from_lists() {
    let mut terminal = Terminal::open(&["guide"], &[]);
    terminal.shows(LIST).types("honda jazz").shows("Honda Fit (2nd generation)");
    // The second line, back to the first, and to the second again.
    terminal.types(&format!("{DOWN}{DOWN}{UP}{DOWN}\r")).shows("What do you want to do?");
    terminal.types("\r").shows("Honda Fit (2nd generation)").shows("Anything you noticed?").shows(LIST);
    terminal.types("frost").shows("It began in frost").types(&format!("{DOWN}\r")).shows("Anything else?");
    terminal.shows(LIST).types(ESC).shows("Type the number.").types("q\r");
    terminal.shows("decklid next honda-fit-2 --saw since_frost=yes");
    assert_eq!(terminal.ends(), 1);
}

#[test]
fn a_line_can_be_edited() {
    let mut terminal = Terminal::open(&["guide"], &[]);
    terminal.shows(LIST).types(&format!("hondaxx{BACK}{BACK} jzz{LEFT}{LEFT}a")).shows("Honda Fit");
    // Tab takes the line into the input.
    terminal.types(&format!("{DOWN}{TAB}\r")).shows("What do you want to do?").types("q\r");
    assert_eq!(terminal.ends(), 1);
}

#[test]
fn whoever_leaves_a_list_leaves_the_terminal_as_it_was() {
    for (key, then) in [(CTRL_C, None), (ESC, Some("Another car")), (CTRL_D, Some("Another car"))] {
        let mut terminal = Terminal::open(&["guide"], &[]);
        terminal.shows(LIST).types("honda").shows("Honda Accord").types(key);
        if let Some(then) = then {
            terminal.shows(then).types("q\r");
        }
        terminal.shows("No car was chosen.");
        assert_eq!(terminal.ends(), 1, "{key:?}");
    }
}

#[test]
fn panic_is_heard_in_a_list() {
    let mut terminal = Terminal::open(&["guide", "sedan"], &[]);
    terminal.shows(LIST).types("my dog is in the trunk\r").shows("CALL 112 NOW.").shows(LIST);
    terminal.types("\r").shows("Anything you noticed?").shows(LIST).types(CTRL_C);
    assert_eq!(terminal.ends(), 3);
}

/// What is taller than the screen is shown in pages, each of which waits.
#[test]
fn a_tall_step_is_shown_in_pages() {
    let mut terminal = Terminal::of(12, &["guide", "sedan"], &[("NO_COLOR", "1")]);
    terminal
        .shows("Anything you noticed?")
        .shows("> ")
        .types("\r")
        .shows("───")
        .shows("Stand three steps")
        .shows("Enter shows the rest.");
    terminal.shows("> ").types("\r").shows("Type the number.").shows("Enter shows the rest.");
    terminal.shows("> ").types("\r").shows("I'm not sure");
    terminal.types("q\r").shows("not open yet");
    assert_eq!(terminal.ends(), 1);
}

#[test]
fn where_no_list_can_be_shown_the_prompt_is_plain() {
    for plain in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let mut terminal = Terminal::open(&["guide"], &[plain]);
        terminal.shows("Press Enter.").shows("> ").types("honda jazz 2012\r").shows("  1  Honda Fit");
        terminal.types("q\r").shows("No car was chosen.");
        assert_eq!(terminal.ends(), 1);
        let screen = terminal.screen.lock().unwrap().clone();
        assert!(!screen.contains('\u{1b}'), "{plain:?}: {screen:?}");
    }
}

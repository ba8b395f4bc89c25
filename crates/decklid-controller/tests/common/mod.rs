//! A bench for scripts: a controller with a simple healthy plant, driven by lines of text.
#![allow(dead_code)]

use decklid_controller::locking::{FobSettings, Level as Locks, LidLock, Saved, UnlockMode};
use decklid_controller::signals::{
    Answer, Cylinder, FobButton, Gear, Ignition, Inputs, Instant, LatchContacts, Level, MenuChoice, Outputs, Press,
    Seen, Slot, Span, Speed, Stage,
};
use decklid_controller::{Profile, State, step};

/// The car on the bench.
pub(crate) struct Car {
    pub(crate) profile: Profile,
    pub(crate) state: State,
    pub(crate) inputs: Inputs,
    pub(crate) out: Outputs,
    pub(crate) now: u64,
    /// Draws of the driven motor (mA).
    amps: u16,
    /// The relay of the release sticks: the motor is fed whatever is wanted.
    relay_sticks: bool,
    /// The latch opens after so much driving (ms); `None`: jammed.
    opens_after: Option<u64>,
    driven_since: Option<u64>,
    saved: Saved,
    answers: Vec<String>,
    pulses: u32,
    ran: u64,
    flashes: u32,
    horns: u32,
    saves: u32,
    /// Every step is looked at by this.
    pub(crate) watch: Vec<(u64, Outputs)>,
}

impl Car {
    pub(crate) fn new(profile: Profile) -> Self {
        let saved = profile.new_car();
        let mut car = Car {
            state: State::power_on(&profile, saved, Instant::at_ms(0)),
            profile,
            inputs: Inputs::PARKED,
            out: Outputs::default(),
            now: 0,
            amps: 5_000,
            relay_sticks: false,
            opens_after: Some(100),
            driven_since: None,
            saved,
            answers: Vec::new(),
            pulses: 0,
            ran: 0,
            flashes: 0,
            horns: 0,
            saves: 0,
            watch: Vec::new(),
        };
        car.settle();
        car
    }

    /// Steps now, again as long as the plant answers at once.
    fn settle(&mut self) {
        for _ in 0..4 {
            let (state, out) = step(&self.profile, self.state, &self.inputs, Instant::at_ms(self.now));
            self.note(&out);
            (self.state, self.out) = (state, out);
            let fed = self.relay_sticks || out.release != Stage::None;
            let amps = if fed { self.amps } else { 0 };
            if amps == self.inputs.motor_current {
                return;
            }
            self.inputs.motor_current = amps;
        }
    }

    fn note(&mut self, out: &Outputs) {
        self.watch.push((self.now, *out));
        assert_eq!(out.cause.is_some(), out.release != Stage::None, "a drive has a cause: {out:?}");
        match (self.driven_since, out.release) {
            (None, Stage::Primary | Stage::All) => {
                self.driven_since = Some(self.now);
                self.pulses += 1;
            }
            (Some(since), Stage::None) => {
                self.ran += self.now - since;
                self.driven_since = None;
            }
            _ => {}
        }
        self.answers.extend(out.answer.map(|answer| match answer {
            Answer::Accepted(cause) => format!("+{}", cause.code()),
            Answer::Refused(reason) => format!("-{}", reason.code()),
        }));
        self.flashes += u32::from(out.flashes);
        self.horns += u32::from(out.horn);
        if let Some(saved) = out.save {
            (self.saved, self.saves) = (saved, self.saves + 1);
        }
    }

    /// Lets `ms` pass, stepping when the controller wants it and when the latch opens.
    pub(crate) fn pass(&mut self, ms: u64) {
        let end = self.now + ms;
        while self.now < end {
            let wake = self.out.wake_in.map_or(u64::MAX, |w| self.now + u64::from(w.as_ms()));
            assert!(wake > self.now, "the controller wants to be woken at once, again and again: {:?}", self.out);
            let opens = match (self.driven_since, self.opens_after) {
                (Some(since), Some(after)) if self.inputs.latch.main && since + after > self.now => since + after,
                _ => u64::MAX,
            };
            let next = end.min(wake).min(opens);
            self.now = next;
            if next == opens {
                self.inputs.latch = LatchContacts { main: false, pre: false };
            }
            self.settle();
        }
    }

    fn tap(&mut self, mut set: impl FnMut(&mut Inputs, bool), ms: u64) {
        set(&mut self.inputs, true);
        self.settle();
        self.pass(ms);
        set(&mut self.inputs, false);
        self.settle();
        self.pass(ms);
    }

    /// Runs one line.
    pub(crate) fn line(&mut self, line: &str) -> Result<(), String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["pass", ms] = words.as_slice() {
            self.pass(number(ms));
            return Ok(());
        }
        match words.as_slice() {
            ["down", button] => *contact(&mut self.inputs, button) = Level::Down,
            ["up", button] => *contact(&mut self.inputs, button) = Level::Up,
            ["tap", button] => self.tap(|i, on| *contact(i, button) = Level::from_bool(on), 150),
            ["click", button, rest @ ..] => {
                let press = press(button, rest);
                self.tap(move |i, on| i.radio = on.then_some(press), 50);
            }
            ["fob", "off"] => self.inputs.radio = None,
            ["fob", button, rest @ ..] => self.inputs.radio = Some(press(button, rest)),
            ["turn", way] => self.tap(|i, on| i.cylinder = if on { cylinder(way) } else { Cylinder::Rest }, 150),
            ["power"] => {
                self.state = State::power_on(&self.profile, self.saved, Instant::at_ms(self.now));
                (self.out, self.driven_since) = (Outputs::default(), None);
            }
            ["menu", slot, rest @ ..] => self.inputs.menu = Some(menu(slot, rest)),
            ["cycles", count] => {
                for _ in 0..number(count) {
                    for ignition in [Ignition::On, Ignition::Off] {
                        self.inputs.ignition = ignition;
                        self.settle();
                    }
                }
            }
            ["relay", "sticks"] => self.relay_sticks = true,
            ["relay", "lets", "go"] => self.relay_sticks = false,
            ["amps", ma] => self.amps = number(ma) as u16,
            ["jammed"] => self.opens_after = None,
            ["opens-after", ms] => self.opens_after = Some(number(ms)),
            _ if self.set_level(&words) => {}
            _ => return self.expect(&words),
        }
        self.settle();
        Ok(())
    }

    /// Lines that set one raw level; false if it is none of them.
    fn set_level(&mut self, words: &[&str]) -> bool {
        let inputs = &mut self.inputs;
        match *words {
            ["speed", "stale"] => inputs.speed.age = Span::ms(self.profile.speed_fresh_for.value.as_ms() + 1),
            ["speed", deci] => inputs.speed = Speed { deci_kmh: number(deci) as u16, age: Span::ZERO },
            ["battery", mv] => inputs.battery = number(mv) as u16,
            ["gear", gear] => inputs.gear = self::gear(gear),
            ["ignition", position] => inputs.ignition = ignition(position),
            ["latch", how] => inputs.latch = latch(how),
            ["doors", which] => {
                inputs.doors.driver = which == "driver";
                inputs.doors.other = which == "other";
            }
            ["occupant", yes] => inputs.occupant = yes == "yes",
            ["shut-in", yes] => inputs.trunk_occupant = yes == "yes",
            ["crash", yes] => inputs.crash = yes == "yes",
            ["near", "off"] => inputs.near_lid = None,
            ["near", slot] => inputs.near_lid = Some(Slot::new(number(slot) as u8)),
            ["key", slot, place] => inputs.keys[number(slot) as usize] = seen(place),
            ["menu-off"] => inputs.menu = None,
            _ => return false,
        }
        true
    }

    /// Lines that say what must be so. Answers, pulses, times and sounds are those since the last such line.
    fn expect(&mut self, words: &[&str]) -> Result<(), String> {
        let (found, wanted) = match words {
            ["=", wanted @ ..] => (std::mem::take(&mut self.answers).join(" "), wanted.join(" ")),
            ["?", "release", stage] => (format!("{:?}", self.out.release).to_lowercase(), stage.to_string()),
            ["?", "level", level] => (level_name(self.state.level()).into(), level.to_string()),
            ["?", "lid", lid] => (lid_name(self.state.lid_lock()).into(), lid.to_string()),
            ["?", "locks", drive] => (format!("{:?}", self.out.locks).to_lowercase(), drive.to_string()),
            ["?", "pulses", n] => (std::mem::take(&mut self.pulses).to_string(), n.to_string()),
            ["?", "ran", ms] => (std::mem::take(&mut self.ran).to_string(), ms.to_string()),
            ["?", "flashes", n] => (std::mem::take(&mut self.flashes).to_string(), n.to_string()),
            ["?", "horns", n] => (std::mem::take(&mut self.horns).to_string(), n.to_string()),
            ["?", "saves", n] => (std::mem::take(&mut self.saves).to_string(), n.to_string()),
            ["?", "light", on] => (yes(self.out.boot_light), on.to_string()),
            ["?", "hold-open", on] => (yes(self.out.hold_open), on.to_string()),
            ["?", "pull-in", on] => (yes(self.out.pull_in), on.to_string()),
            ["?", "closed", on] => (yes(self.state.lid_closed()), on.to_string()),
            ["?", "idle", on] => (yes(self.state.release_is_idle()), on.to_string()),
            ["?", "crash-holds", on] => (yes(self.state.crash_holds()), on.to_string()),
            ["?", "wake", ms] => (self.out.wake_in.map_or("never".into(), |w| w.as_ms().to_string()), ms.to_string()),
            ["?", "dtcs", wanted @ ..] => {
                let found: Vec<&str> = self.out.dtcs.iter().map(|dtc| dtc.code()).collect();
                (found.join(" "), wanted.join(" "))
            }
            _ => return Err(format!("no such line: {}", words.join(" "))),
        };
        if found == wanted { Ok(()) } else { Err(format!("wanted “{wanted}”, found “{found}”")) }
    }
}

fn yes(on: bool) -> String {
    if on { "on" } else { "off" }.into()
}

fn number(word: &str) -> u64 {
    word.parse().unwrap_or_else(|_| panic!("not a number: {word}"))
}

fn contact<'a>(inputs: &'a mut Inputs, name: &str) -> &'a mut Level {
    match name {
        "exterior" => &mut inputs.exterior,
        "interior" => &mut inputs.interior,
        "lever" => &mut inputs.lever,
        "handle" => &mut inputs.handle,
        "valet" => &mut inputs.valet,
        "central-lock" => &mut inputs.central_lock,
        "central-unlock" => &mut inputs.central_unlock,
        _ => panic!("no contact {name}"),
    }
}

fn press(button: &str, rest: &[&str]) -> Press {
    let button = match button {
        "lock" => FobButton::Lock,
        "unlock" => FobButton::Unlock,
        "trunk" => FobButton::Trunk,
        _ => panic!("no fob button {button}"),
    };
    let slot = rest.iter().find_map(|w| w.parse().ok()).unwrap_or(0);
    Press { slot: Slot::new(slot), button, cell_low: rest.contains(&"low") }
}

fn menu(slot: &str, rest: &[&str]) -> MenuChoice {
    let settings = FobSettings {
        unlock: if rest.contains(&"driver-first") { UnlockMode::DriverFirst } else { UnlockMode::All },
        lock_on_drive: !rest.contains(&"no-drive-lock"),
        relock: !rest.contains(&"no-relock"),
        remote_trunk: !rest.contains(&"no-trunk"),
    };
    MenuChoice { slot: Slot::new(number(slot) as u8), settings }
}

fn cylinder(way: &str) -> Cylinder {
    match way {
        "unlock" => Cylinder::Unlock,
        "lock" => Cylinder::Lock,
        "boot" => Cylinder::Boot,
        _ => panic!("no way to turn: {way}"),
    }
}

fn gear(name: &str) -> Gear {
    match name {
        "park" => Gear::Park,
        "neutral" => Gear::Neutral,
        "reverse" => Gear::Reverse,
        "drive" => Gear::Drive,
        "unknown" => Gear::Unknown,
        _ => panic!("no gear {name}"),
    }
}

fn ignition(name: &str) -> Ignition {
    match name {
        "off" => Ignition::Off,
        "accessory" => Ignition::Accessory,
        "on" => Ignition::On,
        "crank" => Ignition::Crank,
        _ => panic!("no ignition {name}"),
    }
}

fn latch(how: &str) -> LatchContacts {
    let (main, pre) = match how {
        "closed" => (true, true),
        "open" => (false, false),
        "ajar" => (false, true),
        "odd" => (true, false),
        _ => panic!("no latch {how}"),
    };
    LatchContacts { main, pre }
}

fn seen(place: &str) -> Seen {
    match place {
        "nowhere" => Seen::Nowhere,
        "outside" => Seen::Outside,
        "cabin" => Seen::Cabin,
        "trunk" => Seen::Trunk,
        _ => panic!("no place {place}"),
    }
}

fn level_name(level: Locks) -> &'static str {
    match level {
        Locks::Unlocked => "unlocked",
        Locks::DriverOnly => "driver-only",
        Locks::Locked => "locked",
        Locks::Deadlocked => "deadlocked",
    }
}

fn lid_name(lid: LidLock) -> &'static str {
    match lid {
        LidLock::WithCar => "with-car",
        LidLock::Free => "free",
    }
}

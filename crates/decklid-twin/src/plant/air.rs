//! What goes over the air: presses of fobs, answers of fobs that are near, and what others record and send again.

use decklid_controller::signals::{FobButton, Ignition, Level};
use decklid_fob::{Heard, Purpose, Refusal, Telegram};

use super::electric::Load;
use super::keys::{Frame, KeyPlace, Sign, clock};
use super::radio::{Fate, From, Link, Loss};
use super::{BROWN_OUT, Plant, WAKE_UP};
use crate::trace::What;

/// The answer of a fob near the lid counts so much longer than the button is down (ms) [assumed].
const NEAR_MS: u64 = 200;
/// A recorded telegram is sent for so long (ms).
const BURST_MS: u64 = 300;

impl Plant {
    /// Lets the receiver hear and ask as things stand at this moment.
    pub(crate) fn work_radio(&mut self) {
        let volts = self.electric.at(Load::Computer);
        if volts < BROWN_OUT {
            self.radio.power(false);
        } else if volts >= WAKE_UP {
            self.radio.power(true);
        }
        for at in 0..self.radio.fobs.len() {
            self.carry(at);
        }
        self.touch_lid();
    }

    /// Holding times, bursts and answers that run out.
    pub(super) fn advance_radio(&mut self) {
        for at in 0..self.radio.fobs.len() {
            let Some(fob) = self.radio.fobs.get_mut(at) else { continue };
            if fob.holds_at.is_some_and(|due| due <= self.now) {
                fob.holds_at = None;
                if let Some(button) = fob.pressed {
                    self.send(at, button, true);
                    self.carry(at);
                }
            }
        }
        let now = self.now;
        let ended = |until: Option<u64>| until.is_some_and(|until| until <= now);
        self.radio.link = self.radio.link.filter(|link| !ended(link.until));
        if ended(self.radio.near_until) {
            (self.radio.near, self.radio.near_until) = (None, None);
        }
    }

    /// A finger on a button of a fob.
    pub(super) fn fob_button(&mut self, at: usize, button: FobButton, down: bool) {
        let hold = self.radio.holds.of(button);
        let Some(fob) = self.radio.fobs.get_mut(at) else { return };
        fob.pressed = down.then_some(button);
        fob.holds_at = hold.filter(|_| down).map(|hold| self.now + hold);
        fob.frame = None;
        let from = From::Fob(fob.slot());
        self.radio.end_link(from);
        if down {
            self.send(at, button, false);
        }
    }

    fn send(&mut self, at: usize, button: FobButton, held: bool) {
        let now = clock(self.now);
        let Some(fob) = self.radio.fobs.get_mut(at) else { return };
        let slot = fob.slot();
        match fob.send(button, held, now) {
            Ok(Frame { bytes, .. }) => {
                if let Some(record) = &mut self.radio.record {
                    record.push(bytes);
                }
            }
            Err(silence) => {
                (fob.frame, fob.holds_at) = (None, None);
                self.radio.end_link(From::Fob(slot));
                self.note(What::Fob { sign: Sign { slot, button, held, counter: 0 }, fate: Fate::Silent(silence) });
            }
        }
    }

    /// Brings what a fob sends to the receiver, once, as soon as it gets through.
    fn carry(&mut self, at: usize) {
        let Some(frame) = self.radio.fobs.get(at).and_then(|fob| fob.frame) else { return };
        let loss = self.loss(at);
        if let Some(fob) = self.radio.fobs.get_mut(at) {
            fob.frame = fob.silence().is_none().then_some(Frame {
                heard: frame.heard || loss.is_none(),
                told: frame.told || loss.is_some(),
                ..frame
            });
        }
        match loss {
            None if !frame.heard => self.offer(at, frame),
            None => {}
            Some(loss) => {
                self.radio.end_link(From::Fob(frame.sign.slot));
                if !frame.heard && !frame.told {
                    self.note(What::Fob { sign: frame.sign, fate: Fate::Lost(loss) });
                }
            }
        }
    }

    /// Why nothing that this fob sends gets to the receiver, if so.
    fn loss(&self, at: usize) -> Option<Loss> {
        let radio = &self.radio;
        let away = radio.fobs.get(at).is_none_or(|fob| fob.place == KeyPlace::Away);
        if away && !radio.relayed { Some(Loss::Far) } else { self.deafness() }
    }

    /// Why the receiver hears nothing at all, if so.
    fn deafness(&self) -> Option<Loss> {
        let radio = &self.radio;
        if !radio.has_power() {
            Some(Loss::NoPower)
        } else if radio.deaf_when_on && self.driving.ignition != Ignition::Off {
            Some(Loss::Deaf)
        } else {
            radio.jammed.then_some(Loss::Jammed)
        }
    }

    /// The receiver hears a telegram of a fob; a deadlocked car asks back.
    fn offer(&mut self, at: usize, frame: Frame) {
        let (now, Sign { slot, button, held, .. }) = (clock(self.now), frame.sign);
        let radio = &mut self.radio;
        let (fate, heard) = match radio.hear(frame.bytes, now) {
            Ok(heard) => (Fate::Taken, Some(heard)),
            Err(Refusal::MustAnswer) => {
                if let Some(fob) = radio.fobs.get_mut(at) {
                    fob.call(button, held, now);
                }
                match radio.ask(at, Purpose::Button, false, now) {
                    Ok(heard) => (Fate::Answered, Some(heard)),
                    Err(refusal) => (Fate::Refused(refusal), None),
                }
            }
            Err(refusal) => (radio.teach(frame.bytes, refusal, now), None),
        };
        self.note(What::Fob { sign: frame.sign, fate });
        match heard {
            Some(heard) => self.take_press(heard, From::Fob(slot), None),
            None => self.radio.end_link(From::Fob(slot)),
        }
    }

    /// The receiver tells the computer of a press. One that is not known to be held ends before it would count so.
    fn take_press(&mut self, heard: Heard, from: From, until: Option<u64>) {
        let hold = self.radio.holds.of(heard.button).filter(|_| !heard.held && from != From::Foot);
        let cap = hold.map(|hold| self.now + hold);
        self.radio.passive_asleep = false;
        self.radio.link = Some(Link { from, press: heard.press(), until: until.into_iter().chain(cap).min() });
    }

    /// When the button on the lid is touched, a car with passive entry asks who is near.
    fn touch_lid(&mut self) {
        if !self.coding.passive || !self.radio.has_power() {
            return;
        }
        let closed = self.switches.exterior.closed() || self.switches.exterior_bridged;
        let down = self.contact(closed, Load::ExteriorButton) == Level::Down;
        if down == self.radio.touched {
            return;
        }
        self.radio.touched = down;
        if !down {
            self.radio.near_until = Some(self.now + NEAR_MS);
        } else if self.radio.near_until.take().is_none() && !self.radio.passive_asleep && !self.radio.passive_off {
            self.radio.near = self.find_near().map(|heard| heard.slot);
        }
    }

    /// Asks each fob that is near, or that a relay makes seem so; the first answer that holds.
    fn find_near(&mut self) -> Option<Heard> {
        if self.deafness().is_some() {
            return None;
        }
        (0..self.radio.fobs.len()).find_map(|at| {
            let fob = self.radio.fobs.get(at)?;
            let reached = match fob.place {
                KeyPlace::Pocket => true,
                KeyPlace::Away => self.radio.relayed,
                KeyPlace::Cabin | KeyPlace::Trunk => false,
            };
            if !reached || fob.silence().is_some() {
                return None;
            }
            let answer = self.radio.ask(at, Purpose::Passive, false, clock(self.now));
            let fob = self.radio.fobs.get(at)?;
            let sign = Sign { slot: fob.slot(), button: FobButton::Trunk, held: false, counter: fob.counter() };
            self.note(What::Fob { sign, fate: answer.map_or_else(Fate::Refused, |_| Fate::Near) });
            answer.ok()
        })
    }

    /// The sensor under the bumper asks for the same as the rear button of a fob that is near, held.
    pub(super) fn foot(&mut self, on: bool) {
        self.radio.end_link(From::Foot);
        if on
            && self.coding.foot_sensor
            && let Some(heard) = self.find_near()
        {
            self.take_press(heard, From::Foot, None);
        }
    }

    /// Somebody begins to record what fobs send.
    pub(super) fn record(&mut self) {
        self.radio.record = Some(Vec::new());
    }

    /// Somebody sends a recorded telegram, the first being 1.
    pub(super) fn replay(&mut self, number: usize) {
        let recorded = self.radio.record.as_ref().and_then(|record| record.get(number.checked_sub(1)?)).copied();
        let Some((bytes, telegram)) = recorded.and_then(|bytes| Some((bytes, Telegram::from_bytes(bytes)?))) else {
            self.sense_if("missing.recording", true);
            return;
        };
        let status = telegram.status;
        let sign = Sign { slot: telegram.slot, button: status.button, held: status.held, counter: telegram.counter };
        let heard = match self.deafness() {
            Some(loss) => Err(Fate::Lost(loss)),
            None => self.radio.hear(bytes, clock(self.now)).map_err(Fate::Refused),
        };
        self.note(What::Fob { sign, fate: heard.map_or_else(|fate| fate, |_| Fate::Taken) });
        if let Ok(heard) = heard {
            self.take_press(heard, From::Recorder, Some(self.now + BURST_MS));
        }
    }

    /// The spare fob is taken in the hand, if it was not yet.
    pub(super) fn take_spare(&mut self) {
        let [fob, spare] = &mut self.radio.fobs;
        if spare.slot() > fob.slot() {
            spare.place = KeyPlace::Pocket;
            self.radio.fobs.swap(0, 1);
        }
    }

    /// The coil of the ignition reads the fob in the hand, flat cell or not: it is in step again.
    pub(super) fn read_fob(&mut self) {
        let now = clock(self.now);
        let [fob, _] = &mut self.radio.fobs;
        if matches!(fob.place, KeyPlace::Pocket | KeyPlace::Cabin) && !fob.broken {
            fob.call(FobButton::Unlock, false, now);
            let (slot, counter) = (fob.slot(), fob.counter() + 1);
            if self.radio.ask(0, Purpose::Button, true, now).is_ok() {
                let sign = Sign { slot, button: FobButton::Unlock, held: false, counter };
                self.note(What::Fob { sign, fate: Fate::Read });
            }
        }
    }

    /// The fob in the hand is pressed out of hearing until it is so many presses ahead of what the car knows.
    pub(super) fn get_ahead(&mut self, presses: f64) -> Result<(), String> {
        let (wanted, is) = (presses.round() as u32, self.radio.ahead(0));
        let Some(more) = wanted.checked_sub(is) else {
            return Err(format!(
                "A fob only counts on: it is {is} presses ahead. `ignition on` for 5 s puts it right."
            ));
        };
        let [fob, _] = &mut self.radio.fobs;
        if fob.press_unheard(more, clock(self.now)) { Ok(()) } else { Err("A fob cannot count that far.".to_owned()) }
    }

    /// Whoever does something moves the fobs in their pocket.
    pub(super) fn move_fobs(&mut self) {
        for fob in &mut self.radio.fobs {
            fob.moved(clock(self.now));
        }
    }
}

//! What goes over the air: presses of fobs, answers of fobs that are near, and what others record and send again.

use decklid_controller::signals::{FobButton, Instant as Moment};
use decklid_fob::{FobId, Heard, Hello, Purpose, Receiver, Refusal, Rules, TELEGRAM, Telegram};

use super::computer::{BROWN_OUT, WAKE_UP};
use super::fate::{Fate, Loss};
use super::fob::{ANSWER_US, Frame, KeyPlace, MASTER, Sign, clock};
use super::observer::Observer;
use super::radio::{Link, Radio, Reception, Sender};
use crate::sensation::Amiss;
use crate::trace::What;

/// The answer of a fob near the lid counts this much longer than the button is down (ms), assumed.
const NEAR_MS: u64 = 200;
/// How long a recorded telegram is sent (ms).
const BURST_MS: u64 = 300;

impl Radio {
    /// Lets the receiver hear and ask at this moment. Input: what is around it.
    pub(super) fn listen(&mut self, reception: Reception, observer: &mut Observer) {
        self.reception = reception;
        if reception.volts < BROWN_OUT {
            self.power_off();
        } else if reception.volts >= WAKE_UP && self.receiver.is_none() {
            self.receiver = Some(Receiver::power_on(Rules::STANDARD, MASTER, &self.memory));
            // Nothing decays here, and no write is torn: there is nothing to report.
            let _ = Receiver::mend(&mut self.memory);
        }
        for at in 0..self.fobs.len() {
            self.carry(at, observer);
        }
        if let Some(down) = reception.lid_button
            && self.receiver.is_some()
        {
            self.touch_lid(down, observer);
        }
    }

    /// The receiver loses power: all that it still knows is in its memory.
    fn power_off(&mut self) {
        (self.receiver, self.pairing, self.link, self.near, self.near_until) = (None, None, None, None, None);
        self.touched = false;
    }

    /// Brings what a fob sends to the receiver, once, as soon as it gets through.
    pub(super) fn carry(&mut self, at: usize, observer: &mut Observer) {
        let Some(frame) = self.fobs.get(at).and_then(|fob| fob.frame) else { return };
        let loss = self.loss(at);
        if let Some(fob) = self.fobs.get_mut(at) {
            fob.frame = fob.silence().is_none().then_some(Frame {
                heard: frame.heard || loss.is_none(),
                loss_recorded: frame.loss_recorded || loss.is_some(),
                ..frame
            });
        }
        match loss {
            None if !frame.heard => self.offer(frame.bytes, frame.sign, Sender::Fob(frame.sign.slot), observer),
            None => {}
            Some(loss) => {
                self.end_link(Sender::Fob(frame.sign.slot));
                if !frame.heard && !frame.loss_recorded {
                    observer.record(What::Fob { sign: frame.sign, fate: Fate::Lost(loss) });
                }
            }
        }
    }

    /// Why nothing that this fob sends reaches the receiver; none if it does.
    fn loss(&self, at: usize) -> Option<Loss> {
        let away = self.fobs.get(at).is_none_or(|fob| fob.place == KeyPlace::Away);
        if away && !self.relayed { Some(Loss::Far) } else { self.deafness() }
    }

    /// Why the receiver hears nothing at all; none if it listens.
    fn deafness(&self) -> Option<Loss> {
        if self.receiver.is_none() {
            Some(Loss::NoPower)
        } else if self.deaf_when_on && !self.reception.ignition_off {
            Some(Loss::Deaf)
        } else {
            self.jammed.then_some(Loss::Jammed)
        }
    }

    /// The receiver hears a telegram, of a fob that is pressed or of a recorder; in a deadlocked car it asks for an answer.
    fn offer(&mut self, bytes: [u8; TELEGRAM], sign: Sign, from: Sender, observer: &mut Observer) {
        let (fate, heard) = match self.hear(bytes, clock(self.now)) {
            Ok(heard) => (Fate::Taken, Some(heard)),
            Err(Refusal::MustAnswer) => match self.answer(sign, from) {
                Ok(heard) => (Fate::Answered, Some(heard)),
                Err(refusal) => (Fate::Refused(refusal), None),
            },
            Err(refusal) => (self.pair(bytes, sign, from, refusal), None),
        };
        observer.record(What::Fob { sign, fate });
        let burst = (from == Sender::Recorder).then_some(self.now + BURST_MS);
        match heard {
            Some(heard) => self.take_press(heard, from, burst),
            None => self.end_link(from),
        }
    }

    /// The fob that a telegram names is asked. Only a finger makes it answer: not even a good recording does.
    fn answer(&mut self, sign: Sign, from: Sender) -> Result<Heard, Refusal> {
        let at = self.call(sign, from)?;
        self.ask(at, Purpose::Button, false)
    }

    /// Which fob that is, called by whoever presses it.
    fn call(&mut self, sign: Sign, from: Sender) -> Result<usize, Refusal> {
        let at = self.fobs.iter().position(|fob| fob.slot() == sign.slot).ok_or(Refusal::MustAnswer)?;
        if from == Sender::Recorder {
            return Err(Refusal::MustAnswer);
        }
        if let Some(fob) = self.fobs.get_mut(at) {
            fob.call(sign.button, sign.held, clock(self.now));
        }
        Ok(at)
    }

    fn hear(&mut self, bytes: [u8; TELEGRAM], now: Moment) -> Result<Heard, Refusal> {
        let receiver = self.receiver.as_mut().ok_or(Refusal::TooLate)?;
        receiver.hear(bytes, self.deadlocked, now, &mut self.memory)
    }

    /// The receiver asks a fob, which answers if it can: by radio, or fed by the coil of the ignition.
    pub(super) fn ask(&mut self, at: usize, purpose: Purpose, fed: bool) -> Result<Heard, Refusal> {
        let (now, nonce) = (clock(self.now), self.nonce());
        let (Some(receiver), Some(fob)) = (self.receiver.as_mut(), self.fobs.get_mut(at)) else {
            return Err(Refusal::TooLate);
        };
        let hello = Hello { slot: fob.slot(), id: fob.id() };
        let asked = receiver.ask(hello, purpose, nonce, now)?;
        let reply = fob.reply(asked, fed, now).ok_or(Refusal::TooLate)?;
        let relay = if self.relayed && fob.place == KeyPlace::Away { self.relay_us } else { 0.0 };
        receiver.hear_reply(reply, (ANSWER_US + relay) as u32, now, &mut self.memory)
    }

    /// Never the same twice: the real computer draws it by chance.
    pub(super) fn nonce(&mut self) -> u64 {
        self.challenges += 1;
        let bytes = MASTER.cmac(&self.challenges.to_be_bytes()).first_chunk().copied().unwrap_or_default();
        u64::from_be_bytes(bytes)
    }

    /// What an open pairing makes of a telegram that was refused.
    fn pair(&mut self, bytes: [u8; TELEGRAM], sign: Sign, from: Sender, refusal: Refusal) -> Fate {
        let (Some(pairing), Some(receiver)) = (self.pairing.as_mut(), self.receiver.as_mut()) else {
            return Fate::Refused(refusal);
        };
        let done = pairing.hear(receiver, bytes, clock(self.now), &mut self.memory);
        match done {
            Err(Refusal::MustAnswer) => match self.pair_by_answer(sign, from) {
                Ok(_) => Fate::Taught,
                Err(refusal) => Fate::Refused(refusal),
            },
            Ok(_) => Fate::Taught,
            Err(Refusal::PressAgain) => Fate::Refused(Refusal::PressAgain),
            Err(_) => Fate::Refused(refusal),
        }
    }

    /// The fob that pressed twice shows that it is here.
    fn pair_by_answer(&mut self, sign: Sign, from: Sender) -> Result<FobId, Refusal> {
        let at = self.call(sign, from)?;
        let (now, nonce) = (clock(self.now), self.nonce());
        match (self.pairing.as_mut(), self.receiver.as_mut(), self.fobs.get_mut(at)) {
            (Some(pairing), Some(receiver), Some(fob)) => fob.join((pairing, nonce), receiver, &mut self.memory, now),
            _ => Err(Refusal::TooLate),
        }
    }

    /// The receiver tells the computer about a press. One that is not known to be held ends before it would count as held.
    fn take_press(&mut self, heard: Heard, from: Sender, until: Option<u64>) {
        let hold = self.holds.of(heard.button).filter(|_| !heard.held && from != Sender::Foot);
        let cap = hold.map(|hold| self.now + hold);
        self.passive_asleep = false;
        self.link = Some(Link { from, press: heard.press(), until: until.into_iter().chain(cap).min() });
    }

    /// When the button on the lid is touched, a car with passive entry asks which fob is near.
    fn touch_lid(&mut self, down: bool, observer: &mut Observer) {
        if down == self.touched {
            return;
        }
        self.touched = down;
        if !down {
            self.near_until = Some(self.now + NEAR_MS);
        } else if self.near_until.take().is_none() && !self.passive_asleep && !self.passive_off {
            self.near = self.find_near(observer).map(|heard| heard.slot);
        }
    }

    /// Asks each fob that is near, or that a relay makes seem near; the first valid answer.
    fn find_near(&mut self, observer: &mut Observer) -> Option<Heard> {
        if self.deafness().is_some() {
            return None;
        }
        (0..self.fobs.len()).find_map(|at| {
            let fob = self.fobs.get(at)?;
            let reached = match fob.place {
                KeyPlace::Pocket => true,
                KeyPlace::Away => self.relayed,
                KeyPlace::Cabin | KeyPlace::Trunk => false,
            };
            if !reached || fob.silence().is_some() {
                return None;
            }
            let answer = self.ask(at, Purpose::Passive, false);
            let fob = self.fobs.get(at)?;
            let sign = Sign { slot: fob.slot(), button: FobButton::Trunk, held: false, counter: fob.counter() };
            observer.record(What::Fob { sign, fate: answer.map_or_else(Fate::Refused, |_| Fate::Near) });
            answer.ok()
        })
    }

    /// A foot under the bumper asks for the same as holding the trunk button of a fob that is near. Input: the car has
    /// the sensor.
    pub(super) fn swing_foot(&mut self, on: bool, sensor: bool, observer: &mut Observer) {
        self.end_link(Sender::Foot);
        if on
            && sensor
            && let Some(heard) = self.find_near(observer)
        {
            self.take_press(heard, Sender::Foot, None);
        }
    }

    /// Somebody sends a recorded telegram, the first being 1.
    pub(super) fn replay(&mut self, number: usize, observer: &mut Observer) {
        let recorded = self.record.as_ref().and_then(|record| record.get(number.checked_sub(1)?)).copied();
        let Some((bytes, telegram)) = recorded.and_then(|bytes| Some((bytes, Telegram::from_bytes(bytes)?))) else {
            observer.feel_amiss(Amiss::Missing, "recording");
            return;
        };
        let status = telegram.status;
        let sign = Sign { slot: telegram.slot, button: status.button, held: status.held, counter: telegram.counter };
        match self.deafness() {
            Some(loss) => observer.record(What::Fob { sign, fate: Fate::Lost(loss) }),
            None => self.offer(bytes, sign, Sender::Recorder, observer),
        }
    }
}

//! The voltage of the car's battery from a dongle in its diagnostic socket (ELM327): one number, which it measures itself,
//! without ignition and without a word to the car.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// A dongle has so long to be reached, and so long for all its answers.
const PATIENCE: Duration = Duration::from_secs(5);
/// Reading waits so long for a byte.
const TURN: Duration = Duration::from_millis(500);
/// And so long before it is tried again.
const PAUSE: Duration = Duration::from_millis(20);
/// Nothing came yet, and something may.
const NOT_YET: [io::ErrorKind; 3] = [io::ErrorKind::WouldBlock, io::ErrorKind::TimedOut, io::ErrorKind::Interrupted];
/// No answer is longer (bytes).
const LONGEST: usize = 512;

/// What a dongle measures, at `HOST:PORT` or at a serial port.
///
/// # Errors
/// It cannot be reached, does not answer in time, or answers with something else.
pub fn volts(place: &str) -> Result<f64, Failure> {
    let failed = |error: &io::Error| Failure::io(&format!("Cannot read the dongle at {place}"), error);
    let answer = ask(place).map_err(|error| failed(&error))?;
    number(&answer).ok_or_else(|| {
        let said = answer.trim().escape_default().to_string();
        let message = format!("The dongle at {place} measured no voltage: `{said}`.");
        Failure::data(message, "Plug it in again, or measure by hand: --volts 11.4.")
    })
}

/// Whether this is where a dongle is, rather than a number.
pub fn is_place(text: &str) -> bool {
    let port = text.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
    port || text.starts_with('/')
}

fn ask(place: &str) -> io::Result<String> {
    let end = Instant::now() + PATIENCE;
    let mut line = open(place)?;
    // Whatever stood half typed ends with this line; what comes of it does not matter.
    line.write_all(b"ATE0\r")?;
    until_ready(&mut line, end)?;
    line.write_all(b"ATRV\r")?;
    until_ready(&mut line, end)
}

/// What comes before the dongle's prompt.
fn until_ready(line: &mut impl Read, end: Instant) -> io::Result<String> {
    let (mut said, mut some) = (Vec::new(), [0; 64]);
    while Instant::now() < end && said.len() < LONGEST {
        match line.read(&mut some) {
            // A serial port that has nothing yet.
            Ok(0) => std::thread::sleep(PAUSE),
            Ok(read) => said.extend_from_slice(&some[..read]),
            Err(error) if NOT_YET.contains(&error.kind()) => std::thread::sleep(PAUSE),
            Err(error) => return Err(error),
        }
        if said.contains(&b'>') {
            return Ok(String::from_utf8_lossy(&said).replace('>', ""));
        }
    }
    Err(io::Error::new(io::ErrorKind::TimedOut, "it does not answer"))
}

/// The number in an answer such as `12.6V`.
fn number(answer: &str) -> Option<f64> {
    let mut lines = answer.split(['\r', '\n']).map(str::trim);
    lines.find_map(|line| line.strip_suffix(['V', 'v'])?.trim().parse().ok())
}

/// A connection or a serial port.
enum Line {
    Net(TcpStream),
    #[cfg(unix)]
    Serial(std::fs::File),
}

impl Read for Line {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self {
            Line::Net(net) => net.read(to),
            #[cfg(unix)]
            Line::Serial(serial) => serial.read(to),
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Line::Net(net) => net.write(bytes),
            #[cfg(unix)]
            Line::Serial(serial) => serial.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn open(place: &str) -> io::Result<Line> {
    if place.starts_with('/') {
        return serial(place);
    }
    let mut last = io::Error::new(io::ErrorKind::NotFound, "there is no such host");
    for address in place.to_socket_addrs()?.take(4) {
        match TcpStream::connect_timeout(&address, PATIENCE) {
            Ok(net) => {
                net.set_read_timeout(Some(TURN))?;
                net.set_write_timeout(Some(PATIENCE))?;
                return Ok(Line::Net(net));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Raw, at the dongle's usual speed, without waiting for a carrier.
#[cfg(unix)]
fn serial(place: &str) -> io::Result<Line> {
    use rustix::fs::{Mode, OFlags, open};
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

    let port = open(place, OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC, Mode::empty())?;
    let mut rules = tcgetattr(&port)?;
    rules.make_raw();
    rules.set_speed(38_400)?;
    rules.special_codes[SpecialCodeIndex::VMIN] = 0;
    rules.special_codes[SpecialCodeIndex::VTIME] = 0;
    tcsetattr(&port, OptionalActions::Now, &rules)?;
    Ok(Line::Serial(port.into()))
}

#[cfg(not(unix))]
fn serial(_: &str) -> io::Result<Line> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "serial ports work on Linux and macOS; use HOST:PORT"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_no_number() {
        for (text, place) in
            [("192.168.0.10:35000", true), ("/dev/rfcomm0", true), ("localhost:1", true), ("11.4", false)]
        {
            assert_eq!(is_place(text), place, "{text}");
        }
        for text in ["12:", ":35000", "11,4", "x:99999"] {
            assert!(!is_place(text), "{text}");
        }
    }

    #[test]
    fn volts_are_read_from_what_dongles_say() {
        let rows = [
            ("12.6V\r\r", Some(12.6)),
            ("ATRV\r\n11.9 V\r\n", Some(11.9)),
            ("ATRV\r12.6V\r\r", Some(12.6)),
            ("\r0.0V", Some(0.0)),
            ("?\r", None),
            ("NO DATA", None),
            ("", None),
        ];
        for (answer, volts) in rows {
            assert_eq!(number(answer), volts, "{answer:?}");
        }
    }
}

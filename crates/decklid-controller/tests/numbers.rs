//! Words and numbers: every profile names its sources, every reason can be read by anybody.

#[path = "common/plain.rs"]
mod plain;

use decklid_controller::profile::{self, Closure, Profile};
use decklid_controller::signals::{Cause, Dtc, Reason, Span};
use std::collections::BTreeSet;

#[test]
fn every_number_has_a_source_or_a_reason() {
    let text = include_str!("../src/profile.rs");
    let fields = text.lines().filter(|line| line.starts_with("    pub ") && line.contains(": Sourced<")).count();
    for profile in profile::ALL {
        let claims = profile.claims();
        assert_eq!(claims.len(), fields, "every field is listed");
        for claim in claims {
            let url = claim.source.starts_with("http");
            assert_eq!(claim.read, url, "{} {}: {}", profile.id, claim.field, claim.source);
            assert!(url || claim.source.len() >= 20, "{} {}: say why: {}", profile.id, claim.field, claim.source);
        }
        let names: BTreeSet<_> = claims.iter().map(|claim| claim.field).collect();
        assert_eq!(names.len(), fields, "no field twice");
    }
}

#[test]
fn profiles_are_plausible() {
    let ids: BTreeSet<_> = profile::ALL.iter().map(|p| p.id).collect();
    assert_eq!(ids.len(), profile::ALL.len(), "no name twice");
    assert!(profile::ALL.len() >= 20);
    for p in profile::ALL {
        let block = p.heat.value.limit.times(u32::from(p.heat.value.rest_per_run));
        assert!(block <= Span::s(30), "{}: a thermal block ends within 30 s (L2)", p.id);
        assert!(p.pulse.value <= p.pulse_max.value, "{}: pulses", p.id);
        assert!(p.pulse_max.value < p.heat.value.limit, "{}: a pulse does not overheat the motor", p.id);
        assert!(p.auto_release.value.plus(Span::s(10)) <= Span::min(5), "{}: the law says 5 min (L4)", p.id);
        assert!(p.debounce.value < p.stuck_after.value, "{}: steady before stuck", p.id);
        assert!(p.tries.value >= 1 && p.play.value.cycles >= 2, "{}: counts", p.id);
        let gates = [&p.fob_trunk, &p.fob_second, &p.exterior, &p.passive, &p.interior, &p.lever, &p.key_boot];
        assert!(gates.iter().any(|gate| gate.value.fitted), "{}: some opener", p.id);
        for gate in gates.iter().filter(|gate| gate.value.fitted) {
            assert!((1..=71).contains(&gate.value.speed_below), "{}: speed limit", p.id);
            assert!(p.closure == Closure::Rear || gate.value.speed_below <= p.front_limit.value, "{}", p.id);
        }
    }
}

/// Every number as a line, a car's only where it differs from the generic one: no number changes unseen. After a change
/// that is meant, `UPDATE=1 cargo test -p decklid-controller --test numbers` writes the file anew.
#[test]
fn every_number_is_as_written() {
    let lines = |p: &Profile| {
        let text = format!("{p:?}");
        let value = |field: &str| {
            let (_, rest) = text.split_once(&format!(" {field}: Sourced {{ value: ")).unwrap();
            let (value, source) = rest.split_once(", source: \"").unwrap();
            format!("{field} = {value}, from {}", source.split('"').next().unwrap())
        };
        let fields = p.claims().map(|claim| value(claim.field));
        [vec![format!("name = {}", p.name), format!("closure = {:?}", p.closure)], fields.to_vec()].concat()
    };
    let ground = lines(&profile::GENERIC);
    let mut text = String::new();
    for p in profile::ALL {
        text += &format!("{}\n", p.id);
        let generic = p.id == profile::GENERIC.id;
        for line in lines(p).iter().filter(|line| generic || !ground.contains(line)) {
            text += &format!("  {line}\n");
        }
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/numbers.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &text).unwrap();
    }
    for (found, wanted) in text.lines().zip(std::fs::read_to_string(file).unwrap().lines()) {
        assert_eq!(found, wanted);
    }
    assert_eq!(text.lines().count(), std::fs::read_to_string(file).unwrap().lines().count());
}

#[test]
fn reasons_are_in_plain_words() {
    plain::reads_easily(&Reason::ALL.map(Reason::words));
}

#[test]
fn codes_are_kebab_case_and_told_apart() {
    plain::are_codes(Reason::ALL.iter().map(|r| r.code()));
    plain::are_codes(Cause::ALL.iter().map(|c| c.code()));
    plain::are_codes(Dtc::ALL.iter().map(|d| d.code()));
    assert!(Reason::ALL.is_sorted() && Cause::ALL.is_sorted() && Dtc::ALL.is_sorted());
}

//! Pictures: every place of every step of every car can be drawn, marks stay on the picture.

mod common;

use common::{car, due};
use decklid_car::car::{Act, Anchor, Body, Closure, MoveId};
use decklid_faces::english::English;
use decklid_faces::paper;
use decklid_faces::picture::{Drive, Picture, Sight, of_body, of_car, of_move, of_place};
use decklid_faces::texts::Language;

const BOTH: [Drive; 2] = [Drive::Left, Drive::Right];

/// Width and height from the view box.
fn size(svg: &str) -> (f64, f64) {
    let numbers = svg.split("viewBox=\"0 0 ").nth(1).and_then(|s| s.split('"').next()).expect("a view box");
    let (w, h) = numbers.split_once(' ').expect("two numbers");
    (w.parse().expect("width"), h.parse().expect("height"))
}

/// Colors of marks.
const COLORS: [&str; 4] = ["#ffd60a", "#6ecbff", "#ff9ec4", "#9be564"];

/// Middles of the bright discs, with the shift of their group.
fn discs(svg: &str) -> Vec<(f64, f64)> {
    let value = |text: &str, name: &str| -> f64 {
        let rest = text.split(&format!("{name}=\"")).nth(1).expect("an attribute");
        rest.split('"').next().and_then(|n| n.parse().ok()).expect("a number")
    };
    let mut found = Vec::new();
    for group in svg.split("<g transform=\"translate(0 ").skip(1) {
        let top: f64 = group.split(')').next().and_then(|n| n.parse().ok()).expect("a shift");
        let marks = group.split("<circle ").filter_map(|c| c.split('>').next());
        let marks = marks.filter(|c| COLORS.iter().any(|color| c.contains(&format!("fill=\"{color}\""))));
        found.extend(marks.map(|c| (value(c, "cx"), value(c, "cy") + top)));
    }
    found
}

/// Whether a path is the bright line of a ring, not that of an arrow.
fn is_ring(path: &str) -> bool {
    let bright = COLORS.iter().any(|color| path.contains(&format!("stroke=\"{color}\"")));
    bright && path.split('"').next().is_some_and(|d| d.matches('a').count() == 2)
}

/// Middles of the rings, with the shift of their group.
fn rings(svg: &str) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    for group in svg.split("<g transform=\"translate(0 ").skip(1) {
        let top: f64 = group.split(')').next().and_then(|n| n.parse().ok()).expect("a shift");
        for path in group.split("<path d=\"").filter(|p| is_ring(p)) {
            let arc = path.split('"').next().and_then(|d| d.rsplit('M').next()).expect("an arc");
            let (start, arc) = arc.split_once('a').expect("a start");
            let (left, y) = start.split_once(' ').expect("a point");
            let number = |text: &str| text.parse::<f64>().expect("a number");
            found.push((number(left) + number(arc.split(' ').next().expect("a radius")), number(y) + top));
        }
    }
    found
}

fn sound(picture: &Picture, what: &str) {
    let svg = picture.svg();
    let (w, h) = size(&svg);
    let discs = discs(&svg);
    let rings = rings(&svg);
    assert!(!discs.is_empty() && rings.len() == discs.len(), "{what}: {} rings, {} discs", rings.len(), discs.len());
    for (x, y) in discs {
        let near = rings.iter().map(|(a, b)| (a - x).hypot(b - y)).fold(f64::MAX, f64::min);
        assert!(near > 18.0, "{what}: a number covers what is marked");
        assert!(
            (10.0..=w - 10.0).contains(&x) && (10.0..=h - 2.0).contains(&y),
            "{what}: a mark at {x} {y} of {w} {h}"
        );
    }
    assert!(svg.contains("role=\"img\"") && svg.contains("<title>") && svg.contains("<desc>"));
    assert!(!svg.contains("<text") && !svg.contains("NaN") && !svg.contains("{trunk}"), "{what}");
    assert!(picture.words.ends_with('.') && !picture.words.contains('{'), "{what}: {}", picture.words);
}

#[test]
fn every_place_of_every_car_can_be_drawn() {
    for car in due() {
        for place in &car.places {
            for (shut, drive) in [(true, Drive::Left), (false, Drive::Right)] {
                let sight = Sight { language: Language::English(English::Uk), drive };
                let picture = of_place(&car, place, shut, sight);
                sound(&picture.expect("a place has a picture"), &format!("{} {}", car.id, place.id));
            }
        }
    }
}

#[test]
fn no_place_in_a_step_without_picture() {
    for car in due() {
        for (at, mv) in car.moves.iter().enumerate() {
            let picture = of_move(&car, MoveId::from_index(at), Sight::default());
            assert_eq!(picture.is_some(), mv.place.is_some(), "{} {}", car.id, mv.id);
        }
    }
}

#[test]
fn every_point_is_shown_on_every_body() {
    let mut car = car("sedan");
    let mut place = car.places[0].clone();
    for (_, body) in Body::NAMES {
        for (_, closure) in Closure::NAMES {
            (car.body, car.closure) = (*body, *closure);
            for (name, anchor) in Anchor::NAMES {
                place.spots[0].anchor = *anchor;
                for drive in BOTH {
                    let picture = of_place(&car, &place, true, Sight { drive, ..Sight::default() });
                    sound(&picture.expect("a picture"), &format!("{body:?} {closure:?} {name}"));
                }
            }
        }
    }
}

/// Whatever the hand does at a point, ring, number and arrow are on the picture, and nothing covers the point.
#[test]
fn every_act_is_drawn_at_every_point() {
    let mut car = car("sedan");
    let at = car.find_move("get_in").expect("a move");
    let place = car.at(at).place.expect("its place");
    for closure in [Closure::TrunkLid, Closure::PowerLiftgate, Closure::FrontTrunk] {
        (car.body, car.closure) = (closure.usual_body(), closure);
        for (name, anchor) in Anchor::NAMES {
            car.places[place.index()].spots[0].anchor = *anchor;
            car.moves[at.index()].acts = Vec::new();
            let plain = of_move(&car, at, Sight::default()).expect("a picture");
            for (word, act) in Act::NAMES {
                car.moves[at.index()].acts = vec![Some(*act)];
                let picture = of_move(&car, at, Sight::default()).expect("a picture");
                sound(&picture, &format!("{closure:?} {name} {word}"));
                let paths = |picture: &Picture| picture.svg().matches("<path").count();
                assert!(paths(&picture) > paths(&plain), "{name} {word}: no arrow");
            }
        }
    }
}

/// The marks of a place keep their order from top to bottom in each view that shows several of them.
#[test]
fn numbers_are_in_the_order_of_what_they_mark() {
    let car = car("toyota-camry");
    let picture = of_move(&car, car.find_move("turn_blade_in_lid").expect("a move"), Sight::default());
    let svg = picture.expect("a picture").svg();
    let (discs, rings) = (discs(&svg), rings(&svg));
    assert_eq!(discs.len(), 4, "two views with two marks each");
    for view in [0, 2] {
        let order = |marks: &[(f64, f64)]| marks[view].1 < marks[view + 1].1;
        assert_eq!(order(&discs), order(&rings), "{discs:?} {rings:?}");
        assert!(!order(&rings), "the badge, 2, is above the keyhole, 1");
    }
}

#[test]
fn a_driver_on_the_right_sees_the_mirror_image() {
    let car = car("sedan");
    let place = car.places.iter().find(|p| p.id == "drivers_door").expect("door");
    let [left, right] = BOTH.map(|drive| {
        let picture = of_place(&car, place, true, Sight { drive, ..Sight::default() }).expect("a picture");
        discs(&picture.svg())[0]
    });
    assert!((left.0 + right.0 - 400.0).abs() < 0.2 && (left.1 - right.1).abs() < 0.01, "{left:?} {right:?}");
}

#[test]
fn digits_are_there_without_any_font() {
    let car = car("sedan");
    let dark_in_yellow = |number: usize| {
        let anchors = vec![Anchor::RearLid; number];
        let svg = of_car(&car, &anchors[..1], Sight::default()).file();
        let (x, y) = discs(&svg)[0];
        let (width, _, greys) = paper::greys(&svg, 2.0).expect("painted");
        let at = |dx: isize, dy: isize| {
            greys[((y * 2.0) as isize + dy) as usize * width + ((x * 2.0) as isize + dx) as usize]
        };
        let middle = (-9..=9).flat_map(|dy| (-9..=9).map(move |dx| (dx, dy)));
        middle.filter(|(dx, dy)| at(*dx, *dy) < 60).count()
    };
    let dark = dark_in_yellow(1);
    assert!((30..200).contains(&dark), "{dark} dark dots in a disc");
}

#[test]
fn the_same_picture_has_the_same_bytes_and_is_small() {
    for (_, body) in Body::NAMES {
        let picture = of_body(*body, Closure::TrunkLid, Sight::default());
        assert_eq!(picture, of_body(*body, Closure::TrunkLid, Sight::default()));
        assert!(picture.svg().len() < 8_000, "{body:?}: {} bytes", picture.svg().len());
    }
}

#[test]
fn a_drawing_is_shared_by_its_name() {
    let picture = of_body(Body::Sedan, Closure::TrunkLid, Sight::default());
    let (symbol, shown) = (picture.symbol("p-x"), picture.showing("p-x"));
    assert!(symbol.starts_with("<symbol id=\"p-x\" viewBox=\"0 0 400 ") && symbol.ends_with("</symbol>"));
    assert!(shown.contains("<use href=\"#p-x\"/>") && shown.contains(&picture.title) && shown.len() < 200);
}

/// Marks that are links are as far apart as fingers are wide, and all of them are on the picture.
#[test]
fn marks_to_tap_do_not_cover_each_other() {
    use decklid_faces::picture::{Tap, tappable};
    for car in due() {
        let spots = car
            .parts
            .iter()
            .filter_map(|p| car.places.iter().find(|at| Some(&at.id) == p.place.as_ref())?.spots.first());
        let tap = |(at, anchor): (usize, Anchor)| {
            let (href, says) = (format!("/x?so={at}&a=b"), format!("{at} \"part\""));
            Tap { number: at + 1, anchor, href, says, crossed: at == 0 }
        };
        let taps: Vec<Tap> = spots.map(|s| s.anchor).enumerate().map(tap).collect();
        for drive in BOTH {
            let svg = tappable(&car, &taps, "The car", Sight { drive, ..Sight::default() });
            let (w, h) = size(&svg);
            let discs = discs(&svg);
            assert!(taps.len() > 5 && discs.len() == taps.len(), "{}: {} of {}", car.id, discs.len(), taps.len());
            for (at, (x, y)) in discs.iter().enumerate() {
                assert!((30.0..=w - 30.0).contains(x) && (20.0..=h - 20.0).contains(y), "{}: {x} {y}", car.id);
                let near = discs[..at].iter().map(|(a, b)| (a - x).hypot(b - y)).fold(f64::MAX, f64::min);
                assert!(near >= 66.0, "{}: {near}", car.id);
            }
            assert_eq!(svg.matches("<a href=\"/x?so=").count(), taps.len());
            assert!(
                svg.contains("&amp;a=b") && !svg.contains("role=\"img\"") && !svg.contains("\"part\""),
                "{}",
                car.id
            );
        }
    }
}

/// Buttons of the remote, and how a step of a move speaks of each.
const BUTTONS: [(Anchor, &[&str]); 2] = [
    (
        Anchor::FobBootButton,
        &["{trunk} button", "back door button", "rear button", "gate button", "tailgate button", "hatch button"],
    ),
    (Anchor::FobUnlock, &["unlock"]),
];

/// A step with the remote in the hand marks the buttons that it speaks of, no other, in the order of its words.
#[test]
fn the_buttons_of_the_remote_are_those_of_the_text() {
    let mut seen = 0;
    for car in due() {
        for mv in &car.moves {
            let Some(place) = mv.place.map(|at| &car[at]) else { continue };
            let marked: Vec<Anchor> = place.spots.iter().map(|s| s.anchor).collect();
            if !marked.iter().any(|anchor| BUTTONS.iter().any(|b| b.0 == *anchor)) {
                continue;
            }
            let words =
                format!("{} {}", mv.title, mv.steps.iter().map(|s| &**s).collect::<Vec<_>>().join(" ")).to_lowercase();
            let first = |ways: &[&str]| ways.iter().filter_map(|way| words.find(way)).min();
            let mut spoken: Vec<_> = BUTTONS.iter().filter_map(|b| Some((first(b.1)?, b.0))).collect();
            spoken.sort();
            let spoken: Vec<Anchor> = spoken.into_iter().map(|s| s.1).collect();
            let buttons: Vec<Anchor> = marked.into_iter().filter(|a| BUTTONS.iter().any(|b| b.0 == *a)).collect();
            assert_eq!(buttons, spoken, "{} {}: {words}", car.id, mv.id);
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} steps");
}

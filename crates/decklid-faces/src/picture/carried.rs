//! What is held in the hand: a remote in one of its forms, its coin cell, the metal key or card, and a phone.

use decklid_car::car::{Anchor, Keys};

use super::pen::{Ink, Pen};

/// Height of the view.
pub(super) const HEIGHT: f64 = 190.0;

/// A point and whether it is hidden.
type Point = (f64, f64, bool);

/// Where buttons and cell of a remote are.
struct Buttons {
    lock: (f64, f64),
    unlock: (f64, f64),
    trunk: (f64, f64),
    cell: (f64, f64),
    blade: (f64, f64),
}

/// Remotes with buttons below each other, as most are.
const UPRIGHT: Buttons = Buttons {
    lock: (116.0, 44.0),
    unlock: (116.0, 86.0),
    trunk: (116.0, 128.0),
    cell: (116.0, 158.0),
    blade: (222.0, 26.0),
};
/// A metal key with buttons in its head.
const HEAD: Buttons = Buttons {
    lock: (90.0, 64.0),
    unlock: (90.0, 112.0),
    trunk: (140.0, 88.0),
    cell: (136.0, 128.0),
    blade: (240.0, 94.0),
};

fn buttons(keys: Keys) -> Buttons {
    match keys {
        Keys::Smart | Keys::Flip | Keys::Card => UPRIGHT,
        Keys::Blade => HEAD,
    }
}

/// Draws remote, metal key or card, and phone.
pub(super) fn carried(pen: &mut Pen, keys: Keys) {
    match keys {
        Keys::Smart => smart(pen),
        Keys::Flip => flip(pen),
        Keys::Blade => blade(pen),
        Keys::Card => smooth_remote_and_card(pen),
    }
    pen.rect(318.0, 24.0, 70.0, 142.0, 12.0, Ink::Skin);
    pen.rect(324.0, 32.0, 58.0, 126.0, 7.0, Ink::Glass);
    pen.rect(343.0, 36.0, 20.0, 5.0, 2.5, Ink::Dark);
}

/// A remote from whose end a metal key is pulled.
fn smart(pen: &mut Pen) {
    pen.area(&[(78.0, 14.0, 26.0), (154.0, 14.0, 26.0), (158.0, 180.0, 34.0), (74.0, 180.0, 34.0)], Ink::Skin);
    faces(pen, &UPRIGHT, 34.0);
    pen.circle(UPRIGHT.cell.0, UPRIGHT.cell.1, 17.0, Ink::Hidden);
    bit(pen, (188.0, 26.0), 1.0);
    pen.area(&[(164.0, 14.0, 6.0), (190.0, 14.0, 3.0), (190.0, 38.0, 3.0), (164.0, 38.0, 6.0)], Ink::Panel);
    pen.circle(172.0, 26.0, 4.0, Ink::Line);
}

/// A remote whose metal key unfolds from its side.
fn flip(pen: &mut Pen) {
    pen.area(&[(80.0, 14.0, 18.0), (152.0, 14.0, 18.0), (152.0, 180.0, 18.0), (80.0, 180.0, 18.0)], Ink::Skin);
    faces(pen, &UPRIGHT, 34.0);
    pen.circle(UPRIGHT.cell.0, UPRIGHT.cell.1, 17.0, Ink::Hidden);
    pen.circle(150.0, 26.0, 13.0, Ink::Panel);
    pen.circle(150.0, 26.0, 5.0, Ink::Dark);
    bit(pen, (164.0, 26.0), 1.25);
}

/// A metal key with the remote in its head.
fn blade(pen: &mut Pen) {
    pen.area(&[(58.0, 34.0, 34.0), (170.0, 44.0, 24.0), (176.0, 140.0, 24.0), (58.0, 148.0, 34.0)], Ink::Skin);
    pen.circle(44.0, 92.0, 12.0, Ink::Line);
    faces(pen, &HEAD, 34.0);
    pen.circle(HEAD.cell.0, HEAD.cell.1, 14.0, Ink::Hidden);
    bit(pen, (176.0, 94.0), 1.3);
}

/// A metal key from its shoulder, to the right.
fn bit(pen: &mut Pen, (x, y): (f64, f64), scale: f64) {
    let at = |dx: f64, dy: f64, r: f64| (x + dx * scale, y + dy * scale, r);
    let outline = [
        at(0.0, -8.0, 0.0),
        at(78.0, -8.0, 3.0),
        at(88.0, 0.0, 2.0),
        at(80.0, 8.0, 1.0),
        at(70.0, 3.0, 1.0),
        at(62.0, 8.0, 1.0),
        at(50.0, 3.0, 1.0),
        at(40.0, 8.0, 1.0),
        at(0.0, 8.0, 0.0),
    ];
    pen.area(&outline, Ink::Panel);
    pen.line(&[at(6.0, -2.0, 0.0), at(70.0, -2.0, 0.0)], Ink::Faint);
}

/// Lock, unlock and trunk button with their symbols.
fn faces(pen: &mut Pen, at: &Buttons, size: f64) {
    for (x, y) in [at.lock, at.unlock, at.trunk] {
        pen.rect(x - size / 2.0, y - size * 0.42, size, size * 0.84, 8.0, Ink::Panel);
    }
    let shackle = |pen: &mut Pen, (x, y): (f64, f64), open: bool| {
        let (right, foot) = if open { (x + 14.0, y - 4.0) } else { (x + 6.0, y) };
        let left = if open { x + 2.0 } else { x - 6.0 };
        pen.line(&[(left, y, 0.0), (left, y - 10.0, 6.0), (right, y - 10.0, 6.0), (right, foot, 0.0)], Ink::Line);
        pen.rect(x - 9.0, y, 18.0, 10.0, 2.0, Ink::Dark);
    };
    shackle(pen, at.lock, false);
    shackle(pen, at.unlock, true);
    let (x, y) = at.trunk;
    pen.line(
        &[(x - 14.0, y + 7.0, 0.0), (x - 10.0, y, 3.0), (x - 2.0, y - 2.0, 2.0), (x + 2.0, y + 1.0, 0.0)],
        Ink::Line,
    );
    pen.line(&[(x + 2.0, y + 1.0, 0.0), (x + 12.0, y - 10.0, 0.0)], Ink::Line);
    pen.line(&[(x - 14.0, y + 8.0, 0.0), (x + 13.0, y + 8.0, 0.0), (x + 13.0, y + 2.0, 0.0)], Ink::Line);
}

/// A remote without a metal key, shaped like a car seen from above with its nose up, and a key card.
fn smooth_remote_and_card(pen: &mut Pen) {
    pen.area(&[(92.0, 16.0, 34.0), (172.0, 16.0, 34.0), (176.0, 174.0, 30.0), (88.0, 174.0, 30.0)], Ink::Skin);
    pen.area(&[(104.0, 66.0, 14.0), (160.0, 66.0, 14.0), (154.0, 82.0, 4.0), (110.0, 82.0, 4.0)], Ink::Glass);
    pen.area(&[(110.0, 128.0, 4.0), (154.0, 128.0, 4.0), (160.0, 142.0, 10.0), (104.0, 142.0, 10.0)], Ink::Glass);
    pen.line(&[(104.0, 72.0, 0.0), (104.0, 138.0, 0.0)], Ink::Faint);
    pen.line(&[(160.0, 72.0, 0.0), (160.0, 138.0, 0.0)], Ink::Faint);
    pen.circle(132.0, 105.0, 20.0, Ink::Hidden);
    pen.rect(200.0, 62.0, 100.0, 64.0, 7.0, Ink::Skin);
    pen.area(&[(212.0, 74.0, 3.0), (228.0, 74.0, 3.0), (228.0, 86.0, 3.0), (212.0, 86.0, 3.0)], Ink::Panel);
    pen.line(&[(212.0, 112.0, 0.0), (264.0, 112.0, 0.0)], Ink::Faint);
}

/// Where a point of what the driver carries is.
pub(super) fn spot(anchor: Anchor, keys: Keys) -> Option<Point> {
    use Anchor as A;
    let shown = |(x, y)| (x, y, false);
    let at = buttons(keys);
    Some(match (anchor, keys) {
        (A::FobPhone, _) => (353.0, 96.0, false),
        // A smooth remote locks and unlocks by the same button; it holds no metal key to point at but itself.
        (A::FobBootButton, Keys::Card) => (132.0, 158.0, false),
        (A::FobLock | A::FobUnlock | A::FobBlade, Keys::Card) => (132.0, 105.0, false),
        (A::FobCell, Keys::Card) => (132.0, 105.0, true),
        (A::FobBootButton, _) => shown(at.trunk),
        (A::FobLock, _) => shown(at.lock),
        (A::FobUnlock, _) => shown(at.unlock),
        (A::FobBlade, _) => shown(at.blade),
        (A::FobCell, _) => (at.cell.0, at.cell.1, true),
        _ => return None,
    })
}

//! A car's guide as one HTML file that works offline.

use decklid_car::car::{Car, GoalKind};
use decklid_faces::booklet::{self, Chapter, Made, Size};
use decklid_faces::page::Reader;

use crate::think;

/// How far the file looks ahead for each goal, furthest for opening. Chosen so that a file stays below 3 MB.
pub const SIZES: [(GoalKind, Size); 3] = [
    (GoalKind::Open, Size { situations: 1_400, cannot: 2 }),
    (GoalKind::Fixed, Size { situations: 300, cannot: 1 }),
    (GoalKind::Secured, Size { situations: 100, cannot: 1 }),
];

/// A car's file and how many situations it holds.
pub fn html(car: &Car, reader: Reader, made: &Made<'_>) -> (String, usize) {
    let mut explored = Vec::new();
    for (goal, size) in SIZES {
        if let Some(mut follower) = think::follower(car, goal) {
            explored.push((booklet::explore(car, goal, size, &mut follower), size.cannot));
        }
    }
    let chapters: Vec<Chapter<'_>> =
        explored.iter().map(|(booklet, cannot)| Chapter { booklet, cannot: *cannot }).collect();
    let situations = explored.iter().map(|(booklet, _)| booklet.leaves.len()).sum();
    (booklet::page(&reader, car, &chapters, made), situations)
}

//! Gets a car's trunk open when fob, latch or battery fail, and knows why it would not: a library with the cars inside.

pub mod booklet;
pub mod card;
pub mod care;
pub mod emergency;
pub mod find;
pub mod garage;
pub mod plan;
pub mod think;
pub mod what_if;
pub mod why;

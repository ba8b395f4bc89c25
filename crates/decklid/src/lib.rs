//! Gets a car's trunk open when fob, latch or battery fail, and knows why it would not: a library with the cars inside.

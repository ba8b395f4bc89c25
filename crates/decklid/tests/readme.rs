//! The program of the README, which is also the crate's doc test, is the one in `examples/`.

#[test]
fn the_first_program_is_an_example() {
    let (readme, example) = (include_str!("../README.md"), include_str!("../examples/stuck_trunk.rs"));
    let shown = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next());
    let program = example.split_once("\n\n").map(|(_, program)| program);
    assert_eq!(shown, program);
}

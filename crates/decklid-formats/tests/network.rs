//! Networks of others: the reader, one defect a file, and posteriors against the sum over all cases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{Dice, fails};
use decklid_formats::bif::read;
use decklid_formats::network::{Network, NodeId, Tree, Variable};

#[test]
fn one_defect_a_file() {
    let found = fails("bif", |text| read(text).err());
    assert!(found >= 15, "{found} files");
}

#[test]
fn a_table_is_read_with_its_own_variable_slowest() {
    let text = "network t { property made by hand; }\n/* two\nnodes */\n\
        variable a { type discrete [ 2 ] { no, yes }; property x; }\n\
        variable \"b\" { type discrete [ 3 ] { x, y, z }; } // three\n\
        probability ( a ) { table 0.99, 0.01; }\n\
        probability ( b | a ) { table 0.1, 0.2, 0.3, 0.3, 0.6, 0.5; }\n";
    let network = read(text).unwrap();
    assert_eq!(network.variables[1].table, [0.1, 0.3, 0.6, 0.2, 0.3, 0.5]);
    let rows = text.replace("table 0.1, 0.2, 0.3, 0.3, 0.6, 0.5", "(yes) 0.2 0.3 0.5; default 0.1, 0.3, 0.6");
    assert_eq!(read(&rows).unwrap().variables, network.variables);
}

#[test]
fn findings_that_cannot_be() {
    let text = "variable a { type discrete [ 2 ] { no, yes }; }\nprobability ( a ) { table 1, 0; }\n";
    let tree = Tree::new(&read(text).unwrap()).unwrap();
    assert!(tree.posteriors(&[(NodeId(0), 1)]).is_none());
    assert_eq!(tree.posteriors(&[]).unwrap().of, [[1.0, 0.0]]);
}

#[test]
fn too_entangled_networks_are_refused() {
    // Everything depends on two of forty roots, in all pairs: no small tree.
    let mut variables: Vec<Variable> = (0..40).map(|n| variable(n, 4, &[])).collect();
    for a in 0..40 {
        for b in 0..a {
            let number = variables.len();
            variables.push(variable(number, 2, &[a, b]));
        }
    }
    let network = Network { name: String::new(), variables };
    assert!(Tree::new(&network).is_err());
}

/// A variable with that many states, uniform whatever its parents (four states each) are.
fn variable(number: usize, states: usize, parents: &[usize]) -> Variable {
    Variable {
        name: format!("n{number}"),
        states: (0..states).map(|s| format!("s{s}")).collect(),
        parents: parents.iter().map(|&p| NodeId(p)).collect(),
        table: vec![1.0 / states as f64; states * 4usize.pow(parents.len() as u32)],
    }
}

#[test]
fn random_networks_against_all_cases() {
    for seed in 0..150 {
        let mut dice = Dice::new(seed);
        let network = random(&mut dice);
        let tree = Tree::new(&network).unwrap();
        let findings: Vec<(NodeId, usize)> = (0..dice.below(4))
            .map(|_| {
                let node = dice.below(network.variables.len());
                (NodeId(node), dice.below(network.variables[node].states.len()))
            })
            .collect();
        let (total, sums) = all_cases(&network, &findings);
        let Some(found) = tree.posteriors(&findings) else {
            assert!(total < 1e-300, "seed {seed}: {total}");
            continue;
        };
        assert!((found.log_p.exp() - total).abs() < 1e-12, "seed {seed}: {} {total}", found.log_p.exp());
        for (node, (of, sums)) in found.of.iter().zip(&sums).enumerate() {
            for (p, sum) in of.iter().zip(sums) {
                assert!((p - sum / total).abs() < 1e-12, "seed {seed}, node {node}: {of:?} {sums:?} {total}");
            }
        }
        let some = [NodeId(0), NodeId(network.variables.len() - 1)];
        let few = tree.posteriors_of(&findings, &some).unwrap();
        assert_eq!(few.of, [found.of[some[0].0].clone(), found.of[some[1].0].clone()]);
    }
}

/// Probability of the findings, and with each state of each variable.
fn all_cases(network: &Network, findings: &[(NodeId, usize)]) -> (f64, Vec<Vec<f64>>) {
    let sizes: Vec<usize> = network.variables.iter().map(|v| v.states.len()).collect();
    let mut sums: Vec<Vec<f64>> = sizes.iter().map(|&s| vec![0.0; s]).collect();
    let mut total = 0.0;
    for number in 0..sizes.iter().product::<usize>() {
        let mut rest = number;
        let case: Vec<usize> = sizes.iter().map(|&s| (rest % s, rest /= s).0).collect();
        if findings.iter().any(|&(n, s)| case[n.0] != s) {
            continue;
        }
        let p: f64 = network
            .variables
            .iter()
            .enumerate()
            .map(|(at, v)| {
                let row = v.parents.iter().fold(0, |row, p| row * sizes[p.0] + case[p.0]);
                v.table[row * sizes[at] + case[at]]
            })
            .product();
        total += p;
        case.iter().zip(&mut sums).for_each(|(&state, sums)| sums[state] += p);
    }
    (total, sums)
}

/// Up to eight variables, children first in some, with zeros and lone islands.
fn random(dice: &mut Dice) -> Network {
    let count = 1 + dice.below(8);
    let sizes: Vec<usize> = (0..count).map(|_| 2 + dice.below(2)).collect();
    let backwards = dice.below(2) == 0;
    let mut variables = Vec::new();
    for at in 0..count {
        let before: Vec<usize> = if backwards { (at + 1..count).collect() } else { (0..at).collect() };
        let parents: Vec<usize> = before.into_iter().filter(|_| dice.below(3) == 0).take(3).collect();
        let rows: usize = parents.iter().map(|&p| sizes[p]).product();
        let row =
            |dice: &mut Dice| dice.row(sizes[at]).split(' ').map(|p| p.parse::<f64>().unwrap()).collect::<Vec<_>>();
        variables.push(Variable {
            name: format!("n{at}"),
            states: (0..sizes[at]).map(|s| format!("s{s}")).collect(),
            parents: parents.into_iter().map(NodeId).collect(),
            table: (0..rows).flat_map(|_| row(dice)).collect(),
        });
    }
    Network { name: "random".to_owned(), variables }
}

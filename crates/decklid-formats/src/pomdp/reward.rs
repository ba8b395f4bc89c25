//! The average cost of an action, from the `R:` lines of a file.

use super::table::Table;

/// One `R:` number; `None` means `*`. A later rule replaces an earlier one where both apply.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) action: Option<u32>,
    pub(super) state: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) seen: Option<u32>,
    pub(super) value: f64,
}

/// Rules by their order, grouped by what they are about.
pub(super) struct Rules {
    rules: Vec<Rule>,
    /// Numbers of the rules, by (action, state) with `*` last, then in order.
    order: Vec<u32>,
}

/// If there are more lookups than this, the file is refused.
const MOST_WORK: u64 = 400_000_000;

impl Rules {
    pub(super) fn new(rules: Vec<Rule>) -> Self {
        let mut order: Vec<u32> = (0..rules.len() as u32).collect();
        order.sort_by_key(|&r| key(&rules[r as usize]));
        Rules { rules, order }
    }

    /// Expected immediate value of an action in each state; `None` when that is too much work.
    pub(super) fn expected(
        &self,
        action: u32,
        go: &Table,
        see: &Table,
        states: usize,
        work: &mut u64,
    ) -> Option<Vec<f64>> {
        let mut values = Vec::with_capacity(states);
        let everywhere = [self.about(action, u32::MAX), self.about(u32::MAX, u32::MAX)];
        let some_states = self.any_state(u32::MAX);
        for state in 0..states as u32 {
            let any = if some_states { self.about(u32::MAX, state) } else { &[] };
            let groups = [self.about(action, state), any, everywhere[0], everywhere[1]];
            values.push(self.mean(groups, state, go, see, work)?);
        }
        Some(values)
    }

    fn mean(&self, groups: [&[u32]; 4], state: u32, go: &Table, see: &Table, work: &mut u64) -> Option<f64> {
        let Some(last) = Backwards(groups).next() else { return Some(0.0) };
        let last = &self.rules[last as usize];
        if last.end.is_none() && last.seen.is_none() {
            return Some(last.value);
        }
        let mut sum = 0.0;
        for &(end, p) in go.row(state as usize) {
            for &(seen, q) in see.row(end as usize) {
                let applies = |r: &u32| {
                    *work += 1;
                    let rule = &self.rules[*r as usize];
                    rule.end.is_none_or(|e| e == end) && rule.seen.is_none_or(|s| s == seen)
                };
                let rule = Backwards(groups).find(applies);
                sum += rule.map_or(0.0, |r| p * q * self.rules[r as usize].value);
                if *work > MOST_WORK {
                    return None;
                }
            }
        }
        Some(sum)
    }

    /// Rules about exactly this action and state; `u32::MAX` means `*`.
    fn about(&self, action: u32, state: u32) -> &[u32] {
        let wanted = (action, state);
        let begin = self.order.partition_point(|&r| key(&self.rules[r as usize]) < wanted);
        let length = self.order[begin..].partition_point(|&r| key(&self.rules[r as usize]) == wanted);
        &self.order[begin..begin + length]
    }

    /// Whether rules about this action name a state.
    fn any_state(&self, action: u32) -> bool {
        let begin = self.order.partition_point(|&r| key(&self.rules[r as usize]) < (action, 0));
        self.order.get(begin).is_some_and(|&r| key(&self.rules[r as usize]) < (action, u32::MAX))
    }
}

fn key(rule: &Rule) -> (u32, u32) {
    (rule.action.unwrap_or(u32::MAX), rule.state.unwrap_or(u32::MAX))
}

/// Four ascending lists merged, from the greatest down.
struct Backwards<'r>([&'r [u32]; 4]);

impl Iterator for Backwards<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let list = self.0.iter_mut().max_by_key(|list| list.last().copied())?;
        let (last, rest) = list.split_last()?;
        *list = rest;
        Some(*last)
    }
}

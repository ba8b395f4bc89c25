//! Behaviours as scripts: `tests/scripts/*.txt`, one `# title` and one `car ID` each, then lines that do and lines that
//! expect (`=` the answers since the last such line, `?` everything else).

mod common;

use common::Car;
use decklid_controller::profile;

#[test]
fn every_script_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scripts");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let (mut count, mut wrong) = (0, Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut car: Option<Car> = None;
        let mut broken = false;
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if let Some(id) = line.strip_prefix("car ") {
                let profile = profile::ALL.iter().find(|p| p.id == id).unwrap_or_else(|| panic!("no car {id}"));
                (car, broken) = (Some(Car::new(**profile)), false);
                count += 1;
            } else if !line.is_empty() && !line.starts_with('#') && !broken {
                let car = car.as_mut().expect("a car first");
                if let Err(problem) = car.line(line) {
                    broken = true;
                    wrong.push(format!("{}:{}: {line}: {problem}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(count >= 60, "only {count} scripts");
}

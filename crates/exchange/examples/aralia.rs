//! scratch
use std::time::Instant;
fn main() {
    let mut sum = 0.0;
    for f in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&f).unwrap();
        let t0 = Instant::now();
        let tree = exchange::open_psa::read(&text, None).unwrap();
        let t1 = Instant::now();
        let a = access::tree::answers(&tree, Default::default()).unwrap();
        let t2 = Instant::now();
        let cuts = a.cut_sets();
        let count = cuts.count();
        let t3 = Instant::now();
        let imp = a.importance(None);
        let t4 = Instant::now();
        let imp2 = a.importance(Some(&cuts));
        let t5 = Instant::now();
        sum += (t4 - t0).as_secs_f64();
        println!("{} read {:.4} compile {:.4} cuts {:.4} imp {:.4} fv {:.4} p {:e} n {:?} parts {} size {} zsize {} {} {}", f.rsplit('/').next().unwrap(), (t1-t0).as_secs_f64(), (t2-t1).as_secs_f64(), (t3-t2).as_secs_f64(), (t4-t3).as_secs_f64(), (t5-t4).as_secs_f64(), a.probability(), count, a.parts(), a.size(), cuts.size(), imp.len(), imp2[0].fussell_vesely.is_some());
    }
    println!("sum {sum}");
}

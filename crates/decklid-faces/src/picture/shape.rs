//! The few numbers that make an outline (cm).

use decklid_car::car::Body;

/// A body in numbers: lengths from the front bumper, heights from the ground (cm).
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) length: f64,
    pub(super) height: f64,
    pub(super) width: f64,
    /// Front and rear axle.
    pub(super) axles: (f64, f64),
    /// Radius of a wheel.
    pub(super) wheel: f64,
    /// Lower edge of the sill.
    pub(super) sill: f64,
    /// Foot of the windshield.
    pub(super) cowl: (f64, f64),
    /// Front of the roof.
    pub(super) roof: (f64, f64),
    /// Rear of the roof.
    pub(super) back: (f64, f64),
    /// Foot of the rear window.
    pub(super) shelf: (f64, f64),
    /// Upper rear edge of the body.
    pub(super) tail: (f64, f64),
    /// Rear ends of the doors.
    pub(super) doors: &'static [f64],
    /// Rear lower corner of the side windows.
    pub(super) quarter: f64,
    /// Whether glass and roof come up with the lid.
    pub(super) gate: bool,
    /// Whether the roof is of cloth.
    pub(super) soft: bool,
    /// Whether dark plastic runs along sills and wheel arches, and rails along the roof.
    pub(super) rugged: bool,
    /// Whether a cab is followed by a bed.
    pub(super) bed: bool,
    /// Seats in the back.
    pub(super) rear_seats: usize,
}

/// The usual numbers of a body.
pub(super) fn shape(body: Body) -> Shape {
    match body {
        Body::Sedan => sedan(),
        Body::Coupe => coupe(),
        Body::Convertible => convertible(),
        Body::Roadster => roadster(),
        Body::Hatch3 => hatch3(),
        Body::Hatch5 => hatch5(),
        Body::Liftback => liftback(),
        Body::Wagon => wagon(),
        Body::Suv => suv(),
        Body::Van => van(),
        Body::Pickup => pickup(),
    }
}

fn sedan() -> Shape {
    Shape {
        length: 470.0,
        height: 145.0,
        width: 182.0,
        axles: (92.0, 370.0),
        wheel: 33.0,
        sill: 23.0,
        cowl: (146.0, 97.0),
        roof: (214.0, 142.0),
        back: (318.0, 141.0),
        shelf: (394.0, 106.0),
        tail: (460.0, 102.0),
        doors: &[252.0, 346.0],
        quarter: 374.0,
        gate: false,
        soft: false,
        rugged: false,
        bed: false,
        rear_seats: 3,
    }
}

fn coupe() -> Shape {
    Shape {
        length: 456.0,
        height: 135.0,
        axles: (88.0, 360.0),
        cowl: (160.0, 92.0),
        roof: (230.0, 132.0),
        back: (296.0, 131.0),
        shelf: (394.0, 101.0),
        tail: (448.0, 98.0),
        doors: &[300.0],
        quarter: 346.0,
        rear_seats: 2,
        ..sedan()
    }
}

fn convertible() -> Shape {
    Shape {
        length: 430.0,
        height: 136.0,
        axles: (84.0, 336.0),
        cowl: (140.0, 92.0),
        roof: (206.0, 132.0),
        back: (290.0, 131.0),
        shelf: (346.0, 99.0),
        tail: (420.0, 95.0),
        doors: &[272.0],
        quarter: 318.0,
        soft: true,
        rear_seats: 2,
        ..sedan()
    }
}

fn roadster() -> Shape {
    Shape {
        length: 405.0,
        height: 128.0,
        axles: (82.0, 322.0),
        cowl: (158.0, 88.0),
        roof: (216.0, 124.0),
        back: (262.0, 123.0),
        shelf: (316.0, 93.0),
        tail: (396.0, 90.0),
        doors: &[270.0],
        quarter: 286.0,
        ..convertible()
    }
}

fn hatch3() -> Shape {
    Shape {
        length: 380.0,
        height: 142.0,
        width: 172.0,
        axles: (70.0, 312.0),
        wheel: 32.0,
        cowl: (108.0, 96.0),
        roof: (166.0, 139.0),
        back: (332.0, 137.0),
        shelf: (366.0, 102.0),
        tail: (372.0, 92.0),
        doors: &[236.0],
        quarter: 336.0,
        rear_seats: 2,
        ..hatch5()
    }
}

fn hatch5() -> Shape {
    Shape {
        length: 428.0,
        height: 147.0,
        axles: (86.0, 350.0),
        cowl: (132.0, 98.0),
        roof: (198.0, 144.0),
        back: (362.0, 140.0),
        shelf: (410.0, 104.0),
        tail: (418.0, 92.0),
        doors: &[238.0, 330.0],
        quarter: 378.0,
        gate: true,
        ..sedan()
    }
}

fn liftback() -> Shape {
    Shape {
        back: (300.0, 142.0),
        shelf: (436.0, 108.0),
        tail: (462.0, 101.0),
        doors: &[250.0, 344.0],
        quarter: 388.0,
        gate: true,
        ..sedan()
    }
}

fn wagon() -> Shape {
    Shape {
        length: 478.0,
        height: 149.0,
        axles: (92.0, 372.0),
        cowl: (148.0, 98.0),
        roof: (216.0, 146.0),
        back: (426.0, 142.0),
        shelf: (464.0, 105.0),
        tail: (469.0, 92.0),
        doors: &[254.0, 348.0],
        quarter: 434.0,
        ..hatch5()
    }
}

fn suv() -> Shape {
    Shape {
        length: 452.0,
        height: 178.0,
        width: 188.0,
        axles: (92.0, 360.0),
        wheel: 41.0,
        sill: 37.0,
        cowl: (122.0, 122.0),
        roof: (168.0, 173.0),
        back: (424.0, 171.0),
        shelf: (444.0, 124.0),
        tail: (447.0, 106.0),
        doors: &[232.0, 330.0],
        quarter: 426.0,
        rugged: true,
        ..hatch5()
    }
}

fn van() -> Shape {
    Shape {
        length: 480.0,
        height: 194.0,
        width: 192.0,
        axles: (92.0, 380.0),
        wheel: 34.0,
        cowl: (84.0, 120.0),
        roof: (146.0, 190.0),
        back: (462.0, 188.0),
        shelf: (474.0, 124.0),
        tail: (477.0, 100.0),
        doors: &[212.0, 330.0],
        quarter: 448.0,
        ..hatch5()
    }
}

fn pickup() -> Shape {
    Shape {
        length: 500.0,
        height: 182.0,
        width: 194.0,
        axles: (94.0, 390.0),
        wheel: 40.0,
        sill: 38.0,
        cowl: (130.0, 124.0),
        roof: (182.0, 177.0),
        back: (316.0, 177.0),
        shelf: (334.0, 126.0),
        tail: (496.0, 122.0),
        doors: &[220.0, 306.0],
        quarter: 316.0,
        bed: true,
        ..sedan()
    }
}

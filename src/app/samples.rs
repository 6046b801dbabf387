//! The maps that come with the program.

use crate::editor::Sample;

/// The samples, from small to large.
pub(super) const SAMPLES: [Sample; 3] = [
    Sample {
        title: "Corner shop",
        words: "12 nodes: who does what between the counter and the supplier",
        bytes: include_bytes!("../../assets/samples/corner-shop.throughline.json"),
    },
    Sample {
        title: "City library",
        words: "40 nodes: a public service, its branches and what they share",
        bytes: include_bytes!("../../assets/samples/city-library.throughline.json"),
    },
    Sample {
        title: "Parcel company",
        words: "180 nodes: teams, platforms and goals of a product company",
        bytes: include_bytes!("../../assets/samples/parcel-company.throughline.json"),
    },
];

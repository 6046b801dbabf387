//! The maps that come with the program.

use crate::editor::Sample;

/// The samples, from small to large.
pub(super) const SAMPLES: [Sample; 3] = [
    Sample {
        title: "Corner shop",
        words: "12 nodes: two paths between the counter, the bike and the supplier",
        bytes: include_bytes!("../../assets/samples/corner-shop.throughline.json"),
    },
    Sample {
        title: "Parcel company",
        words: "34 nodes: a product company, four paths and what they queue for",
        bytes: include_bytes!("../../assets/samples/parcel-company.throughline.json"),
    },
    Sample {
        title: "City library",
        words: "40 nodes: a public service, four paths and one van",
        bytes: include_bytes!("../../assets/samples/city-library.throughline.json"),
    },
];

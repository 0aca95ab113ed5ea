//! A plot with logarithmic axes, as SVG.

use std::fmt::Write as _;

/// A named line through points, none of them 0.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 440.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 110.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 50.0;
/// Told apart by people who do not see all colours (Okabe and Ito), and fit for light and dark.
const COLOURS: [&str; 5] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"];

/// Draws the lines with a grid of powers of ten.
pub(crate) fn draw(title: &str, across: &str, up: &str, lines: &[Line]) -> String {
    let points = || lines.iter().flat_map(|line| &line.points);
    let (x_from, x_to) = powers(points().map(|point| point.0));
    let (y_from, y_to) = powers(points().map(|point| point.1));
    let x = |value: f64| {
        LEFT + (value.log10() - f64::from(x_from)) / f64::from(x_to - x_from)
            * (WIDTH - LEFT - RIGHT)
    };
    let y = |value: f64| {
        let part = (value.log10() - f64::from(y_from)) / f64::from(y_to - y_from);
        HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n\
         <text x=\"{LEFT}\" y=\"22\" font-size=\"15\">{title}</text>\n"
    );
    let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    for power in x_from..=x_to {
        let at = x(10_f64.powi(power));
        let _ = writeln!(
            svg,
            "<path d=\"M{at:.1} {TOP}V{bottom}\" stroke=\"#dddddd\"/>\
             <text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            bottom + 18.0,
            spelt(power)
        );
    }
    for power in y_from..=y_to {
        let at = y(10_f64.powi(power));
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {at:.1}H{right}\" stroke=\"#dddddd\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 6.0,
            at + 4.0,
            spelt(power)
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{right}\" y=\"{:.1}\" text-anchor=\"end\">{across}</text>\
         <text x=\"8\" y=\"{TOP}\">{up}</text>",
        bottom + 38.0
    );
    for (line, colour) in lines.iter().zip(COLOURS) {
        let spots: Vec<(f64, f64)> = line
            .points
            .iter()
            .map(|point| (x(point.0), y(point.1)))
            .collect();
        let path: Vec<String> = spots
            .iter()
            .map(|spot| format!("{:.1} {:.1}", spot.0, spot.1))
            .collect();
        let _ = writeln!(
            svg,
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            path.join("L")
        );
        for spot in &spots {
            let _ = writeln!(
                svg,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"{colour}\"/>",
                spot.0, spot.1
            );
        }
        if let Some(last) = spots.last() {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{}</text>",
                last.0 + 8.0,
                last.1 + 4.0,
                line.name
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// The powers of ten around the values.
#[expect(
    clippy::cast_possible_truncation,
    reason = "logarithms of what was measured are small"
)]
fn powers(values: impl Iterator<Item = f64>) -> (i32, i32) {
    let (least, most) = values.fold((f64::MAX, f64::MIN_POSITIVE), |(least, most), value| {
        (least.min(value), most.max(value))
    });
    let from = least.log10().floor() as i32;
    (from, (most.log10().ceil() as i32).max(from + 1))
}

fn spelt(power: i32) -> String {
    match power {
        0..3 => format!("{}", 10_i32.pow(power.unsigned_abs())),
        3..6 => format!("{} k", 10_i32.pow(power.unsigned_abs() - 3)),
        6..9 => format!("{} M", 10_i32.pow(power.unsigned_abs() - 6)),
        _ => format!("1e{power}"),
    }
}

/// A count as a number to draw.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(crate) fn number(count: usize) -> f64 {
    count as f64
}

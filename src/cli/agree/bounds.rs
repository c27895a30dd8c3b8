//! Figures that must not fall under or rise over a bound.

use crate::agreement::Figures;
use crate::cli::args::Bound;

/// A line for each bound that is not kept. A figure is compared as it is, never as it is rounded for the table; one that does not
/// exist keeps no bound, for otherwise a gate would open when labels are lost.
pub(super) fn breaches(figures: &Figures, under: &[Bound], over: &[Bound]) -> Vec<String> {
    let under = under.iter().map(|bound| (bound, "under", "at least"));
    let over = over.iter().map(|bound| (bound, "over", "at most"));
    let broken = |(bound, side, wanted): (&Bound, &str, &str)| {
        let Bound { figure, value } = bound;
        match figures.get(*figure) {
            None => Some(format!("note: {figure} cannot be computed from these labels; {wanted} {value} was asked for")),
            Some(found) => {
                let kept = if side == "under" { found >= *value } else { found <= *value };
                (!kept).then(|| format!("note: {figure} is {found}, {side} the {value} asked for"))
            }
        }
    };
    under.chain(over).filter_map(broken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::Figure;

    #[test]
    fn a_bound_itself_is_kept_and_a_hair_beside_it_is_not() {
        let figures = Figures { part_kappa: Some(0.7799), false_met: Some(0.0401), ..Figures::default() };
        let bound = |figure, value| [Bound { figure, value }];
        for (under, over, breached) in [
            (bound(Figure::PartKappa, 0.7799).as_slice(), [].as_slice(), false),
            (&bound(Figure::PartKappa, 0.78), &[], true),
            (&[], &bound(Figure::FalseMet, 0.0401), false),
            (&[], &bound(Figure::FalseMet, 0.04), true),
            (&bound(Figure::MistakeKappa, -1.0), &[], true),
            (&[], &bound(Figure::MistakeKappa, 1.0), true),
        ] {
            assert_eq!(breaches(&figures, under, over).len(), usize::from(breached), "{under:?} {over:?}");
        }
    }
}

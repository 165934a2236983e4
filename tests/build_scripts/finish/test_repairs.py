import pytest

from build_scripts.finish.repairs import repaired


@pytest.mark.parametrize(
    ("fault", "mended"),
    [
        ('<td style="text-align: right;">1</td>', '<td class="align-right">1</td>'),
        (
            '<div data-md-component="search" role="dialog">',
            '<div data-md-component="search" role="dialog" aria-label="Search">',
        ),
        (
            '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">',
            '<input class="md-toggle" type="checkbox" id="__drawer">',
        ),
        ('<label for="a" tabindex="">', '<label for="a">'),
        (
            '<nav class="md-nav" aria-labelledby="__nav_3_label">'
            '<label class="md-nav__title" for="a">'
            '<span class="md-nav__icon md-icon"></span> Criteria </label>',
            '<nav class="md-nav" aria-label="Criteria"><label class="md-nav__title" for="a">'
            '<span class="md-nav__icon md-icon"></span> Criteria </label>',
        ),
        (
            '{try{t.setItem(a.pathname+"."+e,JSON.stringify(_))}catch(e){}}',
            '{try{_.index===0?t.removeItem(a.pathname+"."+e):'
            't.setItem(a.pathname+"."+e,JSON.stringify(_))}catch(e){}}',
        ),
        ('<link rel="prev" href=".."><link rel="next" href="../criteria/">', ""),
    ],
)
def test_a_fault_of_theme_or_markdown_is_mended(fault, mended):
    assert repaired(fault) == mended


def test_a_text_field_keeps_what_it_may_complete():
    field = '<input type="text" autocomplete="off"><p tabindex="0">'

    assert repaired(field) == field


def test_a_percent_sign_stays_with_its_number_in_text_and_nowhere_else():
    page = '<p title="5 %">35 % of <b>20</b> %</p><script>"35 %"</script>'

    assert repaired(page) == ('<p title="5 %">35\u00a0% of <b>20</b> %</p><script>"35 %"</script>')

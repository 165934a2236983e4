"""Markup that is well formed, whatever it is made from."""

from xml.etree import ElementTree

from calculator.drawing.markup import Markup, element, escape, join, svg


def test_text_is_escaped_and_markup_is_not():
    assert element("td", "> 35 & <", Markup("<b>%</b>"), title='"35"') == (
        '<td title="&quot;35&quot;">&gt; 35 &amp; &lt;<b>%</b></td>'
    )


def test_a_child_or_attribute_that_is_none_is_left_out():
    assert element("th", None, "ELN 2013", scope=None) == "<th>ELN 2013</th>"


def test_an_element_without_content_is_closed_as_html_reads_it():
    assert join(element("br"), element("td")) == "<br/><td></td>"


def test_underscores_of_attribute_names_become_hyphens():
    assert (
        element("td", class_="axis", data_label="Ph+") == '<td class="axis" data-label="Ph+"></td>'
    )


def test_a_character_that_xml_forbids_is_replaced():
    assert escape("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_a_drawing_names_its_namespace_so_that_it_reads_as_xml():
    drawing = ElementTree.fromstring(svg(element("line", x1="0"), class_="ruler"))

    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"

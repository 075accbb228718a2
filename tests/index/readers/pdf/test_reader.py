"""A whole PDF to its transcript, and every refusal by its right name."""

from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceRefused
from index.readers.pdf import read_pdf
from tests.index.readers.paper import Page, write

# "Ada Example" on one page, AES-256: one opens with a password only, one may only not be changed without it.
LOCKED = """
c-oy+OK4nG7+$DVE)`KLiUmEQT}i#?{eU61$z-
%>nUJZis722+xp8uDxN{RzT@*~EAh=Q7REm#P!B(lOQqY2+E2ZEIL~+q}Q>Y8A3ttP*ok=o-
<DxjTnDal*_x+Fa|FdJJ+1iO763LDW7tep4AOJyO7LrCINoUH!En8oLh9?3tXekm*1;!Xv6j8)I!NCwD2_oJaO9{~mI$@}R#3Je#
WDW;M{6sP_k@(!z$asWd-
=QTB(iuJHdr3M~Eaw$KN%~mkdf;h5qvI?%IC7PYU7gaE?iO>&00Y$6vq{=suDV$sW!0C50Q5h(lXS0lnVu|GBP)zwrWlYENA4I@U
irN00XBf1^}S-
bv=O_;XhrMbfB+vjv@j4Gtm%_&v*7K(WzQmz8;068qss`q9`Z0mHWK3FKA)@Rf#S8jSCw8bCcobIBY7h{eE81!Ti1Ts`sxqm+O8w
_+`Rh2&kt_f^2*VxTQ1(k*5pq|+ovwy`1j@Co<D!=<#S)Ybnc61zWeCdnZwO1Z(h7**TUyd-
T(W^JN|g>%2)9C2k(A!{bwgHeE(PT?n_%gx&56wj&-
W_i1=91>a>%zvuvuqSSw@OCUwvE3z9zSyDPrRtWMJD+!ij&=RkTO%XjC!Y(p`UviSc5J12{-
yEYa%#<Jd>5u!bd{pWBXbFu7*Cy^+do3HxEsiIqyoh5CfU(>H-
)<06}LouqX>dp9as#shq^17okK7y=U#komaU0wO6kFog8Zc;hY&DT%f^w!mnpDT9$x$n#aZ!es9c5OR8d&Aiy*B#H@sqOck{&wNE
)zj~NxbKAgbld(*)%)Y!QNy%`xgt1{?0&%Fy9InR0?guh22iZ1;sPr?47gM2-
03owv<(`;aY(%JE?}XNrchz2l@wACsjb!_Afk~{&{`~g5MJPDKrC2gpx4}a7N_56Y@rN1P#U*|4vuoqP%sY1A$S5bVDv^2n>fro#
y%)5l@`)ksWo9#+n@rZ$YNuRqEhG>KZ8LA6o089CNLThjW?LIoNxg-c93E341q30mZ?^M0y~vkKkZ(w=BHQcW~I%-
wwHWfJM9JO?&;2cvRNpCH-
@!SEw;b_pccxZ(4Gbjhhl+<hXPxxBos1`cy!t#6Sxt~aA_q)gmD#%=82`jd9OS{UMSA`g@`a5$Lu6z#4+Zbh#5HrIphdK>zotLid
YkfHI>qMh^2~%-iqL@XU^9!@gXk8)g)q#wc^-H2Dz8fL5q0VIn9N~+>P$z)zXIq0)!H{`2n0U!ax9<Iu!R(-
;!_Y5F+C`fyZ>1h%p_F(!X_#@-
ZE!;~avH$D;T+o|0&&t4f`9ec2y~PWGa&^G#=qq5@>FxA)|s0BHT(jDG|T1F;pcawfJ2I>j7w&}eBS44Ns!Ca%ThV1GH4hnC_Jfg
7v7SLw3q*Bvnu|9N*zw_C|S^VuzC
"""
LOCKED_FOR_CHANGES = """
c-oy+OK4nG7=|t{R1^`!)p3#ffaad}gO0%@ld)0DgiLLP(&D-2k=#0SZ+hoWY(%6L=|bEI-Ni-
362a;su3ZS0c2%L4qKhtCkRm9$P%4(-xid*-
a9k8;7IV&j{_}nR<NV)DEYuqZ(WHnb?%ch8BSHXzJUJcJYEisU<hEyA0cr_NkV=e2m|^Ou!_E**EmKH%q6l{aW8t}Cf+{T~$6ioJ
Ao5-$R4G3dO-)5EvlTKPVK}<B;y}Ehms~fBXY*cG0u;rsq_zuA02&+@!O4-
UWbEp!E_FL!iUt^<!d{HxX0L3gS=g)oeh5JSlRJu!IGgI3{A^%_;mZ^QlH$M}g33ylm0iFF(2K5{_X-oRD~v`s9V`&w1BV6%VwW|
3y_uYLX5cd40dn`CI$O|10Nx3C7$O@9@l}^CmCHc!>bzSPPIsa^kKfzsU3n_L-
8!+cd2z96ZeHDg=$%t?_KmH}o8NtS=8NYyK2_)I>eOBGUVicK+JVW9?ez!m-
hcW2gL@Y~f8mj5w*GqY*Gq@CZ+$THM{(`a$D7Yx*?xBG=`Sz;{K?Em7k)Wf#j!)R6A>RPT9tMbw|Yt0-
&V%Zwi(@Z{er}YU3=A)snJn9mzmtA*%FA4r`dGYO?M3=DU1J4aBwDX+lOP3V=Oz}86leQ^q<4=)P}Mn9tEOwX}Rn#XY+Pmv{tkUe
s#B+8uwD6*Fscj*<EnOY~ESPv#O&qJc6`chPjCwZC$#$3$eJpZc;hY&Gj4gumAk&=A*w|dH?$#Z>5L#J@)&&e)Ig*pRS#I;;nBc*
RLONXIlGz0Q)|Bvbku_eLLPAHB4)mD}p1*9s?}ATfp}sz$~m60L6+bF0jJGfLo=`tS&-Ho1n&t!dg<OJrjf?gES{nOU-FQj5kIq%
@ig=OGKq0)+WYF#F*pOb8j@1D9k=p5-
a7rqsl0a9F~cO5C`Hg1h0XbvsNS!o4`OM<vtNuB!Vlb1cOLGP91kt8YLM+&O(MPhg^9mjb?~Z4HF9!5%@IrCWw&a-
cw>6;R*|91IuiqKY^{%?yRPJ<?`HW)vUOlo92qkDyJhLo}OzRBYTA+cz0M^Wv2lK0M(`#ZklsJ9*IaK@rWpjLji*PS)&qV9fRSyC
};$v(3=pu_gYA5jc`sY#fdi7GE)^Iz&K{OR!&%}s3wYg7hDikOdE~_3#nqmsL)(dlW>CwN7e-
hZnX_;suC4fbb>UoAjF*8#0C8g>MRKj7a<k2x}zZ))#I~;^AQ9HMR4x}IAeqX5B6**=u-
bA+p{4=#%%(R*}@AMv(d2ow~bLgX5)06L(uV96d%V^5)Ex-q0_c2`UBBQ-
*#2L@nW8rfDCkdKJz(1JL`J*Bd9T|ET)7~!n_SX0*C53f(aLfV56rV#^q#RoQk!TAR=&A>bs>b%6{DuBjKNSVy@YU{sDeyD|G
"""


def unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b85decode("".join(text.split())))


RESUME = (
    Page()
    .text(50, 60, "Ada Example", 22, bold=True)
    .text(50, 80, "ada@example.org")
    .text(50, 120, "EXPERIENCE", 12, bold=True)
    .text(50, 140, "Cook, Mercy Hospital", bold=True)
    .text(480, 140, "2019 - 2021")
    .text(50, 153, "\u2022")
    .text(62, 153, "Fed three hundred patients a day")
    .text(50, 190, "EDUCATION", 12, bold=True)
    .text(50, 210, "NVQ Catering, Rye College, 2018")
)


def test_a_page_becomes_lines_with_headings_bullets_and_pages() -> None:
    made = read_pdf(write(RESUME), "cv.pdf")
    assert made.document.format == "pdf"
    assert made.document.pages == 1
    assert [(line.kind, line.text) for line in made.lines if line.text] == [
        ("heading", "Ada Example"),
        ("text", "ada@example.org"),
        ("heading", "EXPERIENCE"),
        ("text", "Cook, Mercy Hospital 2019 - 2021"),
        ("bullet", "Fed three hundred patients a day"),
        ("heading", "EDUCATION"),
        ("text", "NVQ Catering, Rye College, 2018"),
    ]
    assert {line.span.page for line in made.lines} == {1}


def test_hidden_text_and_columns_are_told() -> None:
    page = Page().text(50, 60, "Ada Example").text(50, 90, "PhD from nowhere", grey=1.0)
    page.lines(50, 120, "Skills", "a", "b", "c", step=17).lines(
        250, 124, "Experience", "d", "e", "f", step=13
    )
    warnings = {warning.code: warning for warning in read_pdf(write(page), "cv.pdf").document.warnings}
    assert warnings["hidden_text"].message == "Hidden text on page 1 was left out: “PhD from nowhere”."
    assert warnings["columns"].message == "Page 1 has two columns, read left then right."
    assert warnings["columns"].page == 1


def test_a_page_that_is_an_image_is_told_and_a_scan_is_refused() -> None:
    scan = Page().picture(0, 0, 595, 842)
    (warning,) = read_pdf(write(RESUME, scan), "cv.pdf").document.warnings
    assert (warning.code, warning.page) == ("image_page", 2)
    with pytest.raises(SourceRefused, match=r"a scan without text.*ocrmypdf"):
        read_pdf(write(scan, scan), "cv.pdf")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (write(Page()), "holds no text that can be seen"),
        (write(Page().text(50, 50, "x", grey=1.0)), "holds no text that can be seen"),
        (unpacked(LOCKED), "protected by a password"),
        (b"%PDF-1.4", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(data: bytes, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause) as caught:
        read_pdf(data, "cv.pdf")
    assert caught.value.remedy


def test_a_file_that_only_may_not_be_changed_is_read() -> None:
    assert read_pdf(unpacked(LOCKED_FOR_CHANGES), "cv.pdf").document.text == "Ada Example\n"


def test_the_same_bytes_give_the_same_transcript() -> None:
    data = write(RESUME)
    assert read_pdf(data, "cv.pdf") == read_pdf(data, "cv.pdf")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 2000), st.integers(0, 300))
def test_any_damage_ends_in_a_transcript_or_a_refusal(noise: bytes, at: int, cut: int) -> None:
    data = write(RESUME)
    damaged = data[:at] + noise + data[at + cut :]
    try:
        made = read_pdf(damaged, "cv.pdf")
    except SourceRefused:
        return
    for line in made.lines:
        assert 0 <= line.span.start <= line.span.end <= len(made.document.text)

"""Pictures in a Word document."""

from goldenthread.publishing.content.pieces import Chart
from goldenthread.publishing.office.pictures import Picture, alternative
from goldenthread.publishing.office.texts import escaped

_EMUS = 36_000
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_id(picture: Picture) -> str:
    """Name the relation of a picture to the document."""
    return f"rIdChart{picture.number}"


def drawing(chart: Chart, picture: Picture) -> str:
    """Write a picture in the line, with its text for whoever doesn't see it."""
    size = f'cx="{round(picture.width * _EMUS)}" cy="{round(picture.height * _EMUS)}"'
    name = f'id="{picture.number}" name="Chart {picture.number}" descr="{escaped(alternative(chart))}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {name}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{picture.number}" name="{picture.file}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{picture_id(picture)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )

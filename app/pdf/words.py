"""The sheet's own furniture: column heads and signposts. What a person is told stands in the notice."""

COLUMN_NAME = "要带的材料"
COLUMN_DEMAND = "要求"
COLUMN_WHERE = "去哪里拿（提示）"
BRAND = "一次告知"
SCAN = "手机扫码看"
IF = "如果"
AND = "和"
CONTENTS = "目录"
CONTENTS_NOTE = "左边是清单上的序号，右边是页码"
IN_THESE_CASES = "有下面的情况，再带"
GUIDES = "办事指南"
OR = "或"
SUBJECT = "办事要带的材料、步骤和时限"


def scan(number: int, of: int) -> str:
    """Under a code."""
    return SCAN if of == 1 else f"{SCAN} {number}/{of}"


def page_of(number: int, of: int) -> str:
    return f"第 {number} 页，共 {of} 页"


def page(number: int) -> str:
    return f"第 {number} 页"


def continued(number: int) -> str:
    return f"接第 {number} 页"


def rows_on(number: int, flow_too: bool) -> str:
    """At the foot of the first page when the checklist runs on."""
    what = "还有要带的材料和办理流程" if flow_too else "还有要带的材料"
    return f"{what}，请看第 {number} 页"


def flow_on(number: int) -> str:
    """At the foot of the first page when the flow stands on another."""
    return f"办理流程和时限，请看第 {number} 页"

from app.authoring.clauses import cut, find, left_over


def clauses(cell: str) -> list[str]:
    return [cell[span.start : span.end].strip() for span in cut(cell)]


def test_cells_are_cut_at_stops_line_ends_and_list_numbers() -> None:
    assert clauses("1.身份证 2.《登记表》（盖章）\n其他。还有；完") == [
        "1.身份证",
        "2.《登记表》（盖章）",
        "其他。",
        "还有；",
        "完",
    ]


def test_numbers_within_a_number_begin_clauses_of_their_own() -> None:
    assert clauses("1.在职职工：①身份证；②《登记表》 2.灵活就业") == [
        "1.在职职工：",
        "①身份证；",
        "②《登记表》",
        "2.灵活就业",
    ]


def test_chinese_numbers_in_brackets_begin_a_clause() -> None:
    assert clauses("（一）企业：即时办结　　（二）机关：5个工作日") == [
        "（一）企业：即时办结",
        "（二）机关：5个工作日",
    ]


def test_a_lost_stop_behind_a_number_is_still_a_number() -> None:
    assert clauses("1《登记表》 2．身份证") == ["1《登记表》", "2．身份证"]


def test_nothing_is_cut_within_titles_and_brackets() -> None:
    assert clauses("《甲；乙。表》（甲；乙）丙") == ["《甲；乙。表》（甲；乙）丙"]


def test_a_number_that_is_spoken_of_is_no_list_number() -> None:
    assert clauses("同时属于第①至⑥项的，提供证明") == ["同时属于第①至⑥项的，提供证明"]
    assert clauses("第35号）第2.条 3.5万元") == ["第35号）第2.条 3.5万元"]


def test_every_occurrence_is_found() -> None:
    assert len(find("证明或证明", "证明")) == 2
    assert find("证明", "") == ()


def test_numbers_marks_and_conjunctions_may_stay_uncovered() -> None:
    cell = "1.甲，或乙；2.丙和丁。"
    covered = tuple(find(cell, each)[0] for each in "甲乙丙")
    assert [cell[span.start : span.end] for span in left_over(cell, covered)] == ["丁"]


def test_a_number_and_its_stop_in_one_character_is_a_list_number() -> None:
    assert clauses("⒈《申请表》 ⒉身份证") == ["⒈《申请表》", "⒉身份证"]

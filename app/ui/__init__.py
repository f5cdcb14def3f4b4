"""The screen: everything that knows Qt. Imports nothing here, so that start-up pays for nothing.

How the parts fit
- `theme`: a frozen `Look` (orientation, scale, 大字, 高对比) and a `Theme` made for it: colours and
  type by role, lengths in design px (`theme.px(36)`), icons, the style sheet. Every widget gets
  its theme in the constructor and never restyles itself; a new look means new widgets.
- `widgets`: building blocks. Text is always `widgets.text.Text` (roles of resources/theme/type.toml
  and colours.toml); everything tapped is a `widgets.tap.Tap` with a `kind` known to
  resources/qss/kiosk.qss; boxes are `widgets.layout.Box`.
- `screen.Screen`: a page between header and bar, over the full width. One `show_…(value)` method,
  signals for what the person wants, no state of the visit, no decisions, no wording.
- `window.MainWindow`: header, pages, bar, the rising sheet and the focus ring. `screen_of(Kind)`
  builds a screen when first asked for; `show_screen(screen, BarView)` brings it to the front;
  `sheet.raise_sheet(widget)` lets a sheet rise; `show_header(HeaderView)`.
- `visit` is where the person is, `steps` and `opening` lead on, `session` owns the visit and
  announces it, `stage` shows it on the window.
- `application` wires them: it listens to `window.screen_built` (the signals of every new screen
  are connected in one block), `window.asked` (返回, 首页, modes), `window.look_changed` (show the
  current page again) and `window.leave_requested` (Esc).
- `attendant` shows and does what is behind the mark, with `backroom` as its visit and `admin` as
  its screens.
- `views`: small frozen values for pages where no object of the domain says it already.

Geometry: portrait content is y 128-1760 of 1920 (local y = design y - 128), landscape 112-968 of
1080; margins 64, sheets inset 32. Only one filled button a page. Things to tap are made at least
84 design px high; extra height of a page goes to stretches, never to rows.
"""

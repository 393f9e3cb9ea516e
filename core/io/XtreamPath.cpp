// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/XtreamPath.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

bool XtreamPath::isNumbered() const
{
    const QString base = name.section(u'.', 0, 0);
    return !base.isEmpty() && std::ranges::all_of(base, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<XtreamPath> xtreamPath(const QUrl &url)
{
    static const QStringList kKinds{u"movie"_s, u"series"_s, u"live"_s, u"timeshift"_s};
    constexpr qsizetype kUsual = 4; // kind, user, password, name
    const QStringList parts = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    const auto begunAt = [&parts](qsizetype kind) {
        return XtreamPath{parts[kind], parts[kind + 1], parts[kind + 2], parts.back(), kind > 0};
    };
    const qsizetype usual = parts.size() - kUsual;
    if (usual >= 0 && kKinds.contains(parts[usual]))
        return begunAt(usual);
    if (usual > 0 && kKinds.contains(parts.front()))
        return begunAt(0); // of what was broadcast: when stands before the name
    if (parts.size() != kUsual - 1)
        return std::nullopt;
    const XtreamPath bare{{}, parts[0], parts[1], parts[2]};
    return bare.isNumbered() ? std::optional(bare) : std::nullopt;
}

} // namespace cuegate

// SPDX-License-Identifier: GPL-3.0-or-later
// A title whose cuts were searched, as the gateway makes it of a source far away. Thread: any; blocks on the
// source.
#pragma once

#include "core/segment/CutTimes.h"
#include "core/segment/IndexSearch.h"
#include "core/segment/ProvisionalTitle.h"
#include "tests/segment/TestTitle.h"

namespace cuegate::test {

/// \p provisional: what it was before.
inline Result<std::shared_ptr<const Title>>
searchedTitleOf(const std::shared_ptr<const ByteSource> &source, const QString &name,
                std::shared_ptr<const Title> *provisional = nullptr)
{
    const auto found = probe(*source, name, {});
    if (!found)
        return std::unexpected(found.error());
    // probe() goes through fragments that are few.
    const auto info =
        (*found)->indexKind == IndexKind::None ? Result<MediaInfo>(**found) : fragmentedMediaOf(*source);
    if (!info)
        return std::unexpected(info.error());
    const auto title = makeProvisionalTitle(source, *info, {}, {});
    if (!title)
        return title;
    if (provisional)
        *provisional = *title;
    const auto index = searchIndex(**title, {}, [](double) {});
    if (!index)
        return std::unexpected(index.error());
    const auto made = titleOf(source, index->media);
    return made ? Result<std::shared_ptr<const Title>>(withTimes(**made, index->times)) : made;
}

inline Result<std::shared_ptr<const Title>>
searchedTitleOf(const QString &path, std::shared_ptr<const Title> *provisional = nullptr)
{
    auto file = FileByteSource::open(path);
    if (!file)
        return std::unexpected(file.error());
    return searchedTitleOf(std::shared_ptr<const ByteSource>(std::move(*file)), QFileInfo(path).fileName(),
                           provisional);
}

} // namespace cuegate::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/StructureReader.h"

#include "core/probe/StructureListing.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMostRequests = 48; // that a page may cost
static constexpr int kMostSteps = 4'000;    // over children that are passed over

StructureListing::StructureListing(const ByteSource &source, const StructurePlace &place,
                                   const CancelToken &cancel)
    : m_window(source, cancel)
    , m_source(source)
    , m_place(place)
    , m_endBytes(place.endBytes < 0 ? m_window.endBytes() : std::min(place.endBytes, m_window.endBytes()))
    , m_position(std::max<qint64>(0, place.beginBytes))
    , m_firstRequests(source.counters().requests)
{
}

bool StructureListing::wants()
{
    if (m_hasEnded)
        return false;
    const bool isFull = m_page.nodes.size() >= kMostStructureNodes || ++m_steps > kMostSteps ||
                        m_source.counters().requests - m_firstRequests >= kMostRequests;
    m_hasEnded = m_position >= m_endBytes;
    return !m_hasEnded && !isFull;
}

Result<QByteArrayView> StructureListing::bytes(qint64 offsetBytes, qint64 mostBytes)
{
    if (offsetBytes < 0 || offsetBytes >= m_endBytes)
        return QByteArrayView();
    const qint64 wanted = std::min(mostBytes, m_endBytes - offsetBytes);
    auto found = m_window.from(offsetBytes, wanted);
    if (found)
        *found = found->first(std::min<qint64>(wanted, found->size()));
    return found;
}

void StructureListing::moveTo(qint64 offsetBytes)
{
    m_position = offsetBytes;
    ++m_place.number;
}

void StructureListing::end(const QString &problem)
{
    m_hasEnded = true;
    m_page.problem = Error{ErrorKind::CorruptInput, problem, ErrorCode::MediaCorrupt};
}

std::optional<StructurePlace> StructureListing::inside(StructureSyntax syntax, quint32 parent,
                                                       qint64 beginBytes, qint64 endBytes) const
{
    StructurePlace place;
    place.syntax = syntax;
    place.parent = parent;
    place.context = m_place.context;
    place.beginBytes = beginBytes;
    place.endBytes = endBytes;
    place.depth = m_place.depth + 1;
    const bool isEmpty = beginBytes >= std::min(endBytes, m_endBytes);
    return isEmpty || place.depth > kMostStructureDepth ? std::nullopt : std::optional(place);
}

StructurePage StructureListing::take()
{
    if (!m_hasEnded) {
        m_place.beginBytes = m_position;
        m_page.more = m_place;
    }
    return std::move(m_page);
}

static Result<void> list(StructureListing &listing)
{
    switch (listing.place().syntax) {
    case StructureSyntax::Ebml:
        return listElements(listing);
    case StructureSyntax::Boxes:
        return listBoxes(listing);
    case StructureSyntax::Table:
        return listTableEntries(listing);
    case StructureSyntax::Riff:
        return listChunks(listing);
    case StructureSyntax::FlvTags:
        return listFlvTags(listing);
    case StructureSyntax::Packets:
        return listStreams(listing);
    case StructureSyntax::None:
        break;
    }
    listing.end();
    return {};
}

Result<StructurePage> readStructure(const ByteSource &source, const StructurePlace &place,
                                    const CancelToken &cancel)
{
    StructureListing listing(source, place, cancel);
    if (auto listed = list(listing); !listed)
        return std::unexpected(listed.error());
    return listing.take();
}

} // namespace cuegate

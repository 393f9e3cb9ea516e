// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/AvcConfig.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/media/CodecErrors.h"
#include "core/media/H264Headers.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static void readSets(ByteReader &reader, int count, std::vector<QByteArrayView> &sets)
{
    for (int i = 0; i < count && !reader.failed(); ++i) {
        const QByteArrayView nal = reader.bytes(reader.u16());
        if (!nal.isEmpty())
            sets.push_back(nal);
    }
}

Result<AvcConfig> parseAvcConfig(QByteArrayView record)
{
    ByteReader reader(record);
    if (reader.u8() != 1)
        return corruptHeader("avcC"_L1, "configurationVersion is not 1"_L1, 0);
    AvcConfig config;
    config.profileIdc = reader.u8();
    config.constraintFlags = reader.u8();
    config.levelIdc = reader.u8();
    config.lengthSize = (reader.u8() & 3) + 1;
    readSets(reader, reader.u8() & 31, config.sps);
    readSets(reader, reader.u8(), config.pps);
    if (reader.failed())
        return corruptHeader("avcC"_L1, "parameter sets cut short"_L1, reader.position());
    return config;
}

static void writeSets(ByteWriter &writer, const std::vector<QByteArrayView> &sets, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        writer.u16(static_cast<quint16>(sets[i].size()));
        writer.append(sets[i]);
    }
}

Result<QByteArray> makeAvcConfig(const std::vector<QByteArrayView> &sps,
                                 const std::vector<QByteArrayView> &pps, int lengthSize)
{
    if (sps.empty() || pps.empty())
        return corruptHeader("H.264 parameter sets"_L1, "SPS or PPS missing"_L1, 0);
    for (const auto *sets : {&sps, &pps}) {
        for (const QByteArrayView nal : *sets) {
            if (nal.size() > 0xffff)
                return corruptHeader("H.264 parameter sets"_L1, "longer than 65535 bytes"_L1, 0);
        }
    }
    const auto first = parseH264Sps(sps.front());
    if (!first)
        return std::unexpected(first.error());
    const std::size_t spsCount = std::min<std::size_t>(sps.size(), 31);
    const std::size_t ppsCount = std::min<std::size_t>(pps.size(), 255);
    ByteWriter writer;
    writer.u8(1);
    writer.append(sps.front().sliced(1, 3));
    writer.u8(static_cast<quint8>(0xfc | (lengthSize - 1)));
    writer.u8(static_cast<quint8>(0xe0 | spsCount));
    writeSets(writer, sps, spsCount);
    writer.u8(static_cast<quint8>(ppsCount));
    writeSets(writer, pps, ppsCount);
    if (first->profileIdc != 66 && first->profileIdc != 77 && first->profileIdc != 88) {
        writer.u8(static_cast<quint8>(0xfc | first->chromaFormatIdc));
        writer.u8(static_cast<quint8>(0xf8 | (first->bitDepthLuma - 8)));
        writer.u8(static_cast<quint8>(0xf8 | (first->bitDepthChroma - 8)));
        writer.u8(0); // no SPS extensions
    }
    return writer.take();
}

} // namespace cuegate

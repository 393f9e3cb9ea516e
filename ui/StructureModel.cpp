// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StructureModel.h"

#include "ui/ErrorText.h"
#include "ui/Format.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPalette>
#include <QPointer>
#include <QSize>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kRowPaddingPixels = 8; // as in the tables beside it

StructureModel::StructureModel(Gateway &gateway, QObject *parent)
    : QAbstractItemModel(parent)
    , m_gateway(gateway)
    , m_root(std::make_unique<Item>())
{
}

StructureModel::~StructureModel()
{
    m_cancel.cancel();
}

void StructureModel::setSource(const SourceId &id, const std::optional<StructurePlace> &root)
{
    if (id == m_source && root == m_rootPlace)
        return;
    beginResetModel();
    m_cancel.cancel();
    m_cancel = CancelSource();
    ++m_run;
    m_source = id;
    m_rootPlace = root;
    m_loaded = 0;
    m_root = std::make_unique<Item>();
    endResetModel();
}

void StructureModel::begin()
{
    if (!m_root->children.empty())
        return;
    m_root->next = m_rootPlace;
    ask(m_root.get());
}

StructureModel::Item *StructureModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

QModelIndex StructureModel::indexOf(const Item *item) const
{
    return item == m_root.get() ? QModelIndex() : createIndex(item->row, 0, item);
}

QModelIndex StructureModel::index(int row, int column, const QModelIndex &parent) const
{
    const Item *item = itemAt(parent);
    const bool isThere =
        row >= 0 && column >= 0 && column < ColumnCount && size_t(row) < item->children.size();
    return isThere ? createIndex(row, column, item->children[size_t(row)].get()) : QModelIndex();
}

QModelIndex StructureModel::parent(const QModelIndex &child) const
{
    const Item *item = child.isValid() ? itemAt(child)->parent : nullptr;
    return item ? indexOf(item) : QModelIndex();
}

int StructureModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(itemAt(parent)->children.size());
}

int StructureModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

bool StructureModel::hasChildren(const QModelIndex &parent) const
{
    const Item *item = itemAt(parent);
    return parent.column() <= 0 && (item->next || !item->children.empty());
}

bool StructureModel::canFetchMore(const QModelIndex &parent) const
{
    const Item *item = itemAt(parent);
    return item->next && !item->isAsked && item->children.empty();
}

void StructureModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(itemAt(parent));
}

void StructureModel::loadMore(const QModelIndex &index)
{
    const Item *item = itemAt(index);
    if (item->kind == Item::Kind::More || item->kind == Item::Kind::Problem)
        ask(item->parent);
}

void StructureModel::ask(Item *parent)
{
    if (!parent->next || parent->isAsked)
        return;
    parent->isAsked = true;
    dropLast(parent);
    std::vector<std::unique_ptr<Item>> waiting;
    waiting.push_back(std::make_unique<Item>());
    waiting.back()->kind = Item::Kind::Loading;
    append(parent, std::move(waiting));
    m_gateway.requestStructure(
        m_source, *parent->next, m_cancel.token(),
        [self = QPointer(this), parent, run = m_run](const Result<StructurePage> &page) {
            if (self && self->m_run == run)
                self->take(parent, page);
        });
}

void StructureModel::take(Item *parent, const Result<StructurePage> &page)
{
    parent->isAsked = false;
    dropLast(parent);
    std::vector<std::unique_ptr<Item>> items;
    const auto add = [&](Item::Kind kind, const QString &problem) {
        items.push_back(std::make_unique<Item>());
        items.back()->kind = kind;
        items.back()->text = problem;
    };
    if (page) {
        for (const StructureNode &node : page->nodes) {
            add(Item::Kind::Node, {});
            items.back()->node = node;
            items.back()->next = node.children;
        }
        m_loaded += qint64(page->nodes.size());
        parent->next = page->more;
        if (page->problem)
            add(Item::Kind::Problem, tr("Damaged from here on: %1.").arg(page->problem->message));
        else if (page->more)
            add(Item::Kind::More, {});
    } else if (page.error().kind != ErrorKind::Cancelled) {
        add(Item::Kind::Problem, tr("%1 Click here to try again.").arg(ErrorText(page.error()).whatHappened));
    }
    append(parent, std::move(items));
    Q_EMIT loaded();
}

void StructureModel::append(Item *parent, std::vector<std::unique_ptr<Item>> items)
{
    if (items.empty())
        return;
    const auto first = int(parent->children.size());
    beginInsertRows(indexOf(parent), first, first + int(items.size()) - 1);
    for (auto &item : items) {
        item->parent = parent;
        item->row = int(parent->children.size());
        parent->children.push_back(std::move(item));
    }
    endInsertRows();
}

void StructureModel::dropLast(Item *parent)
{
    if (parent->children.empty() || parent->children.back()->kind == Item::Kind::Node)
        return;
    const int last = int(parent->children.size()) - 1;
    beginRemoveRows(indexOf(parent), last, last);
    parent->children.pop_back();
    endRemoveRows();
}

QString StructureModel::text(const Item &item, int column) const
{
    switch (item.kind) {
    case Item::Kind::Loading:
        return column == Name ? tr("Reading…") : QString();
    case Item::Kind::More:
        return column == Name ? tr("Show more…") : QString();
    case Item::Kind::Problem:
        return column == Name ? item.text : QString();
    case Item::Kind::Node:
        break;
    }
    switch (column) {
    case Name:
        return Format::isolated(
            item.node.meaning.isEmpty()
                ? item.node.name
                : tr("%1 (%2)", "name in the file, meaning").arg(item.node.name, item.node.meaning));
    case Offset:
        return Format::count(item.node.offsetBytes);
    case Size:
        return item.node.payloadBytes < 0  ? tr("unknown")
               : item.node.headerBytes > 0 ? Format::isolated(tr("%1 + %2", "bytes of header and payload")
                                                                  .arg(Format::count(item.node.headerBytes),
                                                                       Format::count(item.node.payloadBytes)))
                                           : Format::count(item.node.payloadBytes);
    default:
        return Format::isolated(item.node.value);
    }
}

QVariant StructureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item *item = itemAt(index);
    const bool isNode = item->kind == Item::Kind::Node;
    if (role == Qt::DisplayRole)
        return text(*item, index.column());
    if (role == Qt::ToolTipRole) {
        const bool hasId = isNode && index.column() == Name && item->node.id > 0xFF;
        return hasId ? tr("%1, id 0x%2").arg(text(*item, Name), QString::number(item->node.id, 16).toUpper())
                     : text(*item, index.column());
    }
    if (role == Qt::TextAlignmentRole && (index.column() == Offset || index.column() == Size))
        return int(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role == Qt::SizeHintRole)
        return QSize(0, QFontMetrics(QGuiApplication::font()).height() + kRowPaddingPixels);
    if (role == Qt::ForegroundRole && item->kind == Item::Kind::Loading)
        return QGuiApplication::palette().brush(QPalette::PlaceholderText);
    if (role == Qt::ForegroundRole && item->kind == Item::Kind::More)
        return QGuiApplication::palette().brush(QPalette::Link);
    return {};
}

QVariant StructureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Offset || section == Size ? Qt::AlignTrailing : Qt::AlignLeading) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Offset:
        return tr("Byte offset");
    case Size:
        return tr("Bytes (header + content)");
    default:
        return tr("Content");
    }
}

ExportTable StructureModel::exportTable(const std::function<bool(const QModelIndex &)> &fits) const
{
    struct Row
    {
        StructureNode node;
        int depth;
    };
    auto rows = std::make_shared<std::vector<Row>>();
    const auto collect = [&](const auto &self, const Item &item, int depth) -> void {
        for (const auto &child : item.children) {
            if (child->kind != Item::Kind::Node || !fits(indexOf(child.get())))
                continue;
            rows->push_back({child->node, depth});
            self(self, *child, depth + 1);
        }
    };
    collect(collect, *m_root, 0);
    ExportTable table;
    table.columns = {u"depth"_s,        u"name"_s,          u"meaning"_s, u"offset_bytes"_s,
                     u"header_bytes"_s, u"payload_bytes"_s, u"value"_s};
    table.rows = qint64(rows->size());
    table.row = [rows](qint64 i) {
        const auto &[node, depth] = (*rows)[size_t(i)];
        return QJsonArray{depth,
                          node.name,
                          node.meaning,
                          node.offsetBytes,
                          node.headerBytes,
                          node.payloadBytes < 0 ? QJsonValue() : QJsonValue(node.payloadBytes),
                          node.value};
    };
    return table;
}

} // namespace cuegate

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ecdsa} from "./Ecdsa.sol";
import {SparseTree} from "./SparseTree.sol";
import {Payee, Voucher, Vouchers} from "./Vouchers.sol";

/// What a session fixes for all of its steps.
struct Terms {
    bytes32 domainSeparator;
    address sequencer;
    /// Vouchers must hold until then.
    uint64 endsAt;
    uint16 ownerBps;
    uint16 sequencerBps;
}

/// What the chain says of a voucher's parties.
struct Facts {
    /// The model's; zero: there is no such model.
    address owner;
    /// Wei that the client has delegated to the session.
    uint256 delegated;
    /// Of the payees, in their order; zero: there is no such node.
    address[] payouts;
}

/// Why a step is none.
enum Refusal {
    None,
    WrongSequencer,
    Expired,
    BadPayees,
    NotSignedByClient,
    UnknownModel,
    UnknownPayee,
    NothingNew,
    Overdraft,
    AboveVoucher
}

/// @title The one step of ephemeral sessions
/// @notice settlement/ephemeral/PROTOCOL.md. Pure: the sequencer runs it in process, and the contract when a step is challenged.
/// @dev What breaks a rule is refused; only a witness that does not fit the root reverts. The amount that leaves the client is
///      the sum of what owner, sequencer and nodes earn, in every case.
library Accounting {
    using SparseTree for SparseTree.Cursor;

    uint256 private constant BASIS_POINTS = 10_000;
    uint256 internal constant MAX_PAYEES = 64;
    uint256 private constant ACCOUNT = 1;
    uint256 private constant CHANNEL = 2;
    bytes32 private constant FIRST_BIT = bytes32(uint256(1) << 255);

    /// @param settled wei up to which the voucher's channel is settled, its ceiling at most
    /// @return next the root after the step; `root` when it is refused
    function step(
        Terms memory terms,
        bytes32 root,
        Voucher calldata voucher,
        bytes calldata signature,
        uint128 settled,
        Facts memory facts,
        bytes32[] calldata witness
    ) internal pure returns (bytes32 next, Refusal refusal) {
        Payee[] calldata payees = voucher.payees;
        bytes32 payeesHash = Vouchers.payeesHash(payees);
        uint256 weight = _weightOf(payees);
        refusal = _check(terms, voucher, payeesHash, weight, signature, facts);
        if (refusal != Refusal.None) return (root, refusal);
        if (settled > voucher.cumulative) return (root, Refusal.AboveVoucher);

        SparseTree.Cursor memory cursor = SparseTree.open(root, witness);
        uint256 spent = uint256(cursor.peek());
        cursor.write(channelKey(voucher, payeesHash), bytes32(uint256(settled)));
        if (settled <= spent) return (root, Refusal.NothingNew);
        unchecked {
            uint256 amount = settled - spent;
            // a sum that does not fit its half is refused: its root goes nowhere
            uint256 account = uint256(cursor.peek());
            cursor.write(accountKey(voucher.client), bytes32(account + (amount << 128)));
            if ((account >> 128) + amount > facts.delegated) return (root, Refusal.Overdraft);

            _split(cursor, terms, payees, weight, facts, amount);
        }
        if (cursor.next != cursor.end) revert SparseTree.BadWitness();
        return (cursor.root, Refusal.None);
    }

    /// @notice What `account` has paid and earned under `root`.
    function accountOf(bytes32 root, address account, bytes32[] calldata witness)
        internal
        pure
        returns (uint256 paid, uint256 earned)
    {
        return parse(SparseTree.read(root, witness, accountKey(account)));
    }

    /// @dev Accounts are under a first bit of 0, channels under 1: accounts are few and in every step, so their paths stay short.
    function accountKey(address account) internal pure returns (bytes32) {
        return _hashPair(ACCOUNT, uint160(account)) >> 1;
    }

    function channelKey(Voucher calldata voucher, bytes32 payeesHash) internal pure returns (bytes32) {
        return channelOf(voucher.client, voucher.sessionId, voucher.modelRoot, payeesHash);
    }

    function channelOf(address client, bytes32 sessionId, bytes32 modelRoot, bytes32 payeesHash)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(CHANNEL, client, sessionId, modelRoot, payeesHash)) | FIRST_BIT;
    }

    /// @notice Wei settled under `root` on a channel.
    function spentOf(bytes32 root, bytes32 channel, bytes32[] calldata witness) internal pure returns (uint256) {
        return uint256(SparseTree.read(root, witness, channel));
    }

    function parse(bytes32 value) internal pure returns (uint256 paid, uint256 earned) {
        return (uint256(value) >> 128, uint128(uint256(value)));
    }

    /// What can be said of a voucher without the tree.
    function _check(
        Terms memory terms,
        Voucher calldata voucher,
        bytes32 payeesHash,
        uint256 weight,
        bytes calldata signature,
        Facts memory facts
    ) private pure returns (Refusal) {
        if (voucher.coordinator != terms.sequencer) return Refusal.WrongSequencer;
        if (voucher.validUntil < terms.endsAt) return Refusal.Expired;
        uint256 count = voucher.payees.length;
        if (count == 0 || count > MAX_PAYEES || weight == 0) return Refusal.BadPayees;
        bytes32 digest = Vouchers.digest(voucher, payeesHash, terms.domainSeparator);
        if (!Ecdsa.isSignedBy(voucher.client, digest, signature)) return Refusal.NotSignedByClient;
        if (facts.owner == address(0)) return Refusal.UnknownModel;
        for (uint256 i = 0; i < count; i++) {
            if (facts.payouts[i] == address(0)) return Refusal.UnknownPayee;
        }
        return Refusal.None;
    }

    /// Nodes by weight, model owner, sequencer, as the Escrow; rounding dust goes to the last node. No product here has more than 192 bits.
    function _split(
        SparseTree.Cursor memory cursor,
        Terms memory terms,
        Payee[] calldata payees,
        uint256 weight,
        Facts memory facts,
        uint256 amount
    ) private pure {
        unchecked {
            uint256 ownerShare = amount * terms.ownerBps / BASIS_POINTS;
            uint256 sequencerShare = amount * terms.sequencerBps / BASIS_POINTS;
            _earn(cursor, facts.owner, ownerShare);
            _earn(cursor, terms.sequencer, sequencerShare);
            uint256 nodesShare = amount - ownerShare - sequencerShare;
            uint256 left = nodesShare;
            for (uint256 i = 0; i < payees.length; i++) {
                uint256 share = i + 1 == payees.length ? left : nodesShare * payees[i].weight / weight;
                left -= share;
                _earn(cursor, facts.payouts[i], share);
            }
        }
    }

    function _earn(SparseTree.Cursor memory cursor, address account, uint256 share) private pure {
        if (share == 0) return;
        uint256 value = uint256(cursor.peek());
        cursor.write(accountKey(account), bytes32(value + share));
    }

    function _weightOf(Payee[] calldata payees) private pure returns (uint256 weight) {
        unchecked {
            for (uint256 i = 0; i < payees.length; i++) {
                weight += payees[i].weight;
            }
        }
    }

    function _hashPair(uint256 a, uint256 b) private pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0, a)
            mstore(32, b)
            hash := keccak256(0, 64)
        }
    }
}

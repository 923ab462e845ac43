/**
 * Generated from Escrow.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 66462e6103feacb2ee66f5e4bb6467f7444b492f2a07c70fe81b7fd74e3bdc8a
 * @module
 */

export const escrowAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nodesBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "ownerBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "coordinatorBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint64",
        "name": "withdrawalDelay_",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      }
    ],
    "name": "AlreadySettled",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadFeeSplit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadPayees",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadSignatureLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "BatchNotFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "InsufficientDeposit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MalleableSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "signer",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "NotSignedByClient",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingToWithdraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "UnknownModel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "UnknownPayee",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "UnrecoverableSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cumulative",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "VoucherExceeded",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "validUntil",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "postedAt",
        "type": "uint64"
      }
    ],
    "name": "VoucherExpired",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "VoucherMismatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalNotDue",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Claimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "DepositWithdrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Deposited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "Settled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalRequested",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MAX_PAYEES",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "accountOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "balance",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "withdrawing",
            "type": "uint128"
          },
          {
            "internalType": "uint64",
            "name": "withdrawableAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEscrow.Account",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "claim",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "claimable",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "coordinatorBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "deposit",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "domainSeparator",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      }
    ],
    "name": "isSettled",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodesBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ownerBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "requestWithdrawal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint128",
                "name": "cumulative",
                "type": "uint128"
              },
              {
                "components": [
                  {
                    "internalType": "bytes32",
                    "name": "node",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint64",
                    "name": "weight",
                    "type": "uint64"
                  }
                ],
                "internalType": "struct Payee[]",
                "name": "payees",
                "type": "tuple[]"
              },
              {
                "internalType": "uint64",
                "name": "validUntil",
                "type": "uint64"
              }
            ],
            "internalType": "struct Voucher",
            "name": "voucher",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEscrow.Settlement[]",
        "name": "settlements",
        "type": "tuple[]"
      }
    ],
    "name": "settle",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      }
    ],
    "name": "spent",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "withdrawDeposit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "withdrawalDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const escrowBytecode = '0x6101a080604052346102675760e0816125578038038091610020828561028d565b8339810103126102675780516001600160a01b03811691908281036102675760208201516001600160a01b03811681036102675760408301516001600160a01b03811681036102675760608401519160808501519361008660c060a088015197016102c4565b9661271061009d8861009889896102d8565b6102d8565b0361027e5760206004916040519283809263461645bf60e01b82525afa908115610273575f91610235575b506001600160401b038881169116811115610223575060805260a05260c05260e052610100526101205261014052466101605260405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261018d60c08261028d565b5190206101805260405161225d90816102fa82396080518181816103000152610747015260a05181818161107e0152611a82015260c051818181610e200152611a17015260e05181611d8f015261010051818181610e890152611abd01526101205181818161033b0152610ebe0152610140518181816117dd01526118ee01526101605181611ee901526101805181611f0f0152f35b6379ad9fa760e11b5f5260045260245ffd5b90506020813d60201161026b575b816102506020938361028d565b8101031261026757610261906102c4565b5f6100c8565b5f80fd5b3d9150610243565b6040513d5f823e3d90fd5b631dd0258b60e31b5f5260045ffd5b601f909101601f19168101906001600160401b038211908210176102b057604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b038216820361026757565b919082018092116102e557565b634e487b7160e01b5f52601160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c9081630ba6ed4914611d7a575080631a034d7814611d1d578063402914f514611cd85780634e71d92d14611c7157806351e4170014611ae057806354b9c34314611aa65780635db82fa014611a565780635ecc86e814611a3b5780639986df2c146119eb5780639ed5540314611912578063a7ab6961146118ce578063a8e8dfa414611715578063ad781c551461035e578063bc4b068414610324578063cb23bcb5146102d4578063f698da25146102b2578063f9609f08146101605763fc552439146100e2575f80fd5b3461015c57606060031936011261015c576100fb611db2565b73ffffffffffffffffffffffffffffffffffffffff610118611dd5565b91165f52600260205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f5260205260405f206044355f52602052602060405f2054604051908152f35b5f80fd5b604060031936011261015c57610174611db2565b73ffffffffffffffffffffffffffffffffffffffff610191611dd5565b9116805f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f206fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825416016fffffffffffffffffffffffffffffffff8111610285576fffffffffffffffffffffffffffffffff167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790557f4174a9435a04d04d274c76779cad136a41fde6937c56241c09ab9d3c7064a1a973ffffffffffffffffffffffffffffffffffffffff60405193338552346020860152169260408180030190a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b3461015c575f60031936011261015c5760206102cc611ee6565b604051908152f35b3461015c575f60031936011261015c57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461015c575f60031936011261015c5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461015c57604060031936011261015c5767ffffffffffffffff6004351161015c57600435360361010060031982011261015c5767ffffffffffffffff6024351161015c5736602360243501121561015c5767ffffffffffffffff602435600401351161015c5736602480356004013560051b813501011161015c575f9060043560c4600435013501905b602435600401358310156117135760248360051b8135010135927ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe5d60243536030184121561015c576101446024358501908101359036037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbd0181121561015c5760249085823501010180359067ffffffffffffffff821161015c57602001908060051b91823603811361015c57604051927f5bd29161000000000000000000000000000000000000000000000000000000008452610160600485015273ffffffffffffffffffffffffffffffffffffffff6104e8600435600401611df8565b1661016485015267ffffffffffffffff6105066024600435016120dc565b16610184850152604460043501356101a4850152606460043501356101c485015263ffffffff61053a608460043501611e19565b166101e485015260a460043501356102048501527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd860160c46004350135121561015c5767ffffffffffffffff60048801351161015c5760048701353603602488011361015c5761010061022485015260048701356102648501819052602488016102848601375f6102846004890135860101527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f6004890135011684019267ffffffffffffffff61061260e4600435016120dc565b1661024486015260248981350101356024860152604489602435010135604486015263ffffffff61064960648b6024350101611e19565b16606486015260243589016084818101359087015260a4808201359087015273ffffffffffffffffffffffffffffffffffffffff9061068a9060c401611df8565b1660c486015260e489602435010135906fffffffffffffffffffffffffffffffff821680920361015c577f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9160e48701526101048a6024350101356101048701526101248a6024350101356101248701526003196102848787030101610144870152806102848601521161015c5783610284828560209484966102a46040990137010103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156111da575f916116d6575b501561166b5761079260248035860161016481019101612162565b61079f60a0820182612195565b6107a881612245565b916107b66040519384611ea5565b8183527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06107e383612245565b013660208501375f5b8281106115e0575050506040516020810181819360208151939101925f905b8082106115c45750506108459250037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282611ea5565b519020610851826120f1565b73ffffffffffffffffffffffffffffffffffffffff8061087760c48a60243501016120f1565b16911614801590611589575b8015611574575b801561155e575b801561154b575b611523576108aa60e460043501612112565b60c083019067ffffffffffffffff806108c284612112565b169116116114d1576108d2611ee6565b9167ffffffffffffffff6108e5856120f1565b926108f2602087016120f1565b926fffffffffffffffffffffffffffffffff61091961091360808a01612138565b93612112565b9273ffffffffffffffffffffffffffffffffffffffff604051968160208901997f1d090455ec7784a04b26e38a7e0212807cbda618db8c62ea195fabcfdaeec1a48b5216604089015216606087015260408901356080870152606089013560a08701521660c085015260e084015216610100820152610100815261099f61012082611ea5565b5190206040519060208201927f1901000000000000000000000000000000000000000000000000000000000000845260228301526042820152604281526109e7606282611ea5565b5190206101846024358701908101359036037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbd0181121561015c5760249087823501010180359167ffffffffffffffff831161015c5760208201833603811361015c57604184036114a5578360201161015c5735918360401161015c5760408101359360401015611478576060013560f81c907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084118015611461575b611439576020935f93608093604051938452868401526040830152606082015282805260015afa156111da5773ffffffffffffffffffffffffffffffffffffffff5f51169081156114115773ffffffffffffffffffffffffffffffffffffffff610b0d826120f1565b1682036113c2575050610b246004356004016120f1565b610b5f610b3760c48760243501016120f1565b610b476064886024350101612127565b90602480358901604481013592910135908590611fc9565b90805f5260036020528160405f205416611369575f52600360205260405f2090815417905573ffffffffffffffffffffffffffffffffffffffff610ba960c48760243501016120f1565b165f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205260405f2060248681350101355f52602052610c1260405f20546fffffffffffffffffffffffffffffffff610c0b60e4896024350101612138565b1690612155565b6fffffffffffffffffffffffffffffffff610c436080610c3d602480358b0161016481019101612162565b01612138565b16811161130f5773ffffffffffffffffffffffffffffffffffffffff610c6f60c48860243501016120f1565b165f52600260205260405f2073ffffffffffffffffffffffffffffffffffffffff83165f5260205260405f2060248781350101355f5260205260405f205573ffffffffffffffffffffffffffffffffffffffff610cd260c48760243501016120f1565b165f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205260405f206fffffffffffffffffffffffffffffffff8154166fffffffffffffffffffffffffffffffff610d3260e4896024350101612138565b16811061129357610d646fffffffffffffffffffffffffffffffff91610d5e60e48a6024350101612138565b90611e2a565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055610d9c60e4866024350101612138565b94610dbf610db560248035840161016481019101612162565b60a0810190612195565b909681158015611289575b6111e557604051977f7dd5641100000000000000000000000000000000000000000000000000000000895260a48460243501013560048a015260208960248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9889156111da575f99611269575b5073ffffffffffffffffffffffffffffffffffffffff891615611235576fffffffffffffffffffffffffffffffff610ef4612710610eb07f0000000000000000000000000000000000000000000000000000000000000000848716612215565b0493610eef85612710610ee57f0000000000000000000000000000000000000000000000000000000000000000878616612215565b0494859316612228565b612228565b9273ffffffffffffffffffffffffffffffffffffffff849b165f526001602052610f2360405f20918254612155565b905573ffffffffffffffffffffffffffffffffffffffff86165f526001602052610f5260405f20918254612155565b90555f985f5b84811061120d575089156111e5575f925b848410611029575050505050600193949550610f8b60c48260243501016120f1565b907fdc52216b0a97ae9611c5098f50d3dd1c7c78c2d1421a6af96a7f0bddbcab7e60606073ffffffffffffffffffffffffffffffffffffffff806024610fd660648783350101612127565b956fffffffffffffffffffffffffffffffff610ff760e48385350101612138565b63ffffffff6040519960448587350101358b521660208a015216604088015281350101359616941692a40191906103e9565b611034848685612235565b35604051907fc2a2fde2000000000000000000000000000000000000000000000000000000008252600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156111da5773ffffffffffffffffffffffffffffffffffffffff915f916111ac575b50169384156111755760018101808211610285578603611109576001916110ea8180612228565b955f528260205261110060405f20918254612155565b90550192610f69565b61113267ffffffffffffffff61112b6020611125858b8a612235565b01612112565b1684612215565b918c15611148576110ea8d600194048092612228565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b611180908685612235565b357f3a26d516000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6111cd915060203d81116111d3575b6111c58183611ea5565b8101906121e9565b8d6110c3565b503d6111bb565b6040513d5f823e3d90fd5b7fe8687c68000000000000000000000000000000000000000000000000000000005f5260045ffd5b9961122e60019167ffffffffffffffff610c0b60208f611125908b8a612235565b9a01610f58565b60a4847fa2dc0625000000000000000000000000000000000000000000000000000000005f5260243501013560045260245ffd5b61128291995060203d81116111d3576111c58183611ea5565b9789610e50565b5060408211610dca565b866fffffffffffffffffffffffffffffffff9173ffffffffffffffffffffffffffffffffffffffff6112db60e46112d060c48660243501016120f1565b946024350101612138565b927f2fc28c53000000000000000000000000000000000000000000000000000000005f52166004526024521660445260645ffd5b6fffffffffffffffffffffffffffffffff61133a6080610c3d602480358b0161016481019101612162565b7f535f33b4000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b63ffffffff8760446113816064836024350101612127565b917f284c643f000000000000000000000000000000000000000000000000000000005f5260248181350101356004526024350101356024521660445260645ffd5b906113e173ffffffffffffffffffffffffffffffffffffffff926120f1565b907f33bfe4ba000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7fe11bd3a3000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff0ad0d09000000000000000000000000000000000000000000000000000000005f5260045ffd5b50601b8214158015610aa45750601c821415610aa4565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b837f7d1250fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6114e367ffffffffffffffff91612112565b816114f260e460043501612112565b917f014ce75d000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b7f29f3c818000000000000000000000000000000000000000000000000000000005f5260045ffd5b5061010486602435010135811415610898565b5060a48660243501013560608301351415610891565b5060248681350101356040830135141561088a565b50611596602083016120f1565b73ffffffffffffffffffffffffffffffffffffffff806115ba6004356004016120f1565b1691161415610883565b916001919350602080918651815201940192018492939161080b565b6115eb818484612235565b356115fc6020611125848787612235565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e56855260408401521660608201526060815261164b608082611ea5565b5190209084518110156114785760019160208260051b87010152016107ec565b67ffffffffffffffff6116826004356004016120f1565b73ffffffffffffffffffffffffffffffffffffffff6116a5602460043501612112565b917f97e3eb77000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90506040813d821161170b575b816116f060409383611ea5565b8101031261015c5760200151801515810361015c5785610777565b3d91506116e3565b005b3461015c57604060031936011261015c5761172e611db2565b6024356fffffffffffffffffffffffffffffffff81169182820361015c57335f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205260405f20916fffffffffffffffffffffffffffffffff83541680851161189a57506fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000084549260801b16911617825567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff81116102855767ffffffffffffffff600173ffffffffffffffffffffffffffffffffffffffff9401911690817fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000825416179055604051938452602084015216907f99917c09ff0ca44503897d7fbced1728758961df7b8b79579df03a556064dd7660403392a3005b84907f2fc28c53000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b3461015c575f60031936011261015c57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461015c57604060031936011261015c5761192b611db2565b73ffffffffffffffffffffffffffffffffffffffff611948611dd5565b915f6040805161195781611e5c565b8281528260208201520152165f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052606060405f2067ffffffffffffffff6040516119a481611e5c565b6fffffffffffffffffffffffffffffffff8354604084600184841697888752602087019460801c855201541693019283526040519485525116602084015251166040820152f35b3461015c575f60031936011261015c57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461015c575f60031936011261015c57602060405160408152f35b3461015c575f60031936011261015c57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461015c575f60031936011261015c5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461015c57602060031936011261015c57611af9611db2565b335f525f60205260405f2073ffffffffffffffffffffffffffffffffffffffff82165f5260205260405f2080546fffffffffffffffffffffffffffffffff8160801c91168082105f14611c695750915b6fffffffffffffffffffffffffffffffff8316918215611c3d5767ffffffffffffffff600182015416804210611c12575080546fffffffffffffffffffffffffffffffff90811680835561171395611ba091611e2a565b167fffffffffffffffffffffffffffffffff0000000000000000000000000000000082541617905573ffffffffffffffffffffffffffffffffffffffff6040519183835216907f2cd6435b1b961c13f55202979edd0765a809f69a539d8a477436c94c1211e43e60203392a33361202b565b7ff35b3f4e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fdc69dc16000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b905091611b49565b3461015c575f60031936011261015c57335f52600160205260405f20548015611c3d5761171390335f5260016020525f60408120556040518181527fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a60203392a23361202b565b3461015c57602060031936011261015c5773ffffffffffffffffffffffffffffffffffffffff611d06611db2565b165f526001602052602060405f2054604051908152f35b3461015c5760a060031936011261015c57611d36611db2565b611d3e611dd5565b9060843563ffffffff8116810361015c57602092611d63926064359160443591611fc9565b905f526003825260405f2054161515604051908152f35b3461015c575f60031936011261015c576020907f00000000000000000000000000000000000000000000000000000000000000008152f35b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361015c57565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361015c57565b359073ffffffffffffffffffffffffffffffffffffffff8216820361015c57565b359063ffffffff8216820361015c57565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff821161028557565b6060810190811067ffffffffffffffff821117611e7857604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117611e7857604052565b467f000000000000000000000000000000000000000000000000000000000000000003611f31577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a08152611fc360c082611ea5565b51902090565b9060019360ff9396959673ffffffffffffffffffffffffffffffffffffffff604051938160208601961686521660408401526060830152608082015262ffffff8660081c1660a082015260a0815261202260c082611ea5565b51902093161b90565b5f80808085855af13d156120d7573d67ffffffffffffffff8111611e78576040519061207f60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160183611ea5565b81525f60203d92013e5b15612092575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b612089565b359067ffffffffffffffff8216820361015c57565b3573ffffffffffffffffffffffffffffffffffffffff8116810361015c5790565b3567ffffffffffffffff8116810361015c5790565b3563ffffffff8116810361015c5790565b356fffffffffffffffffffffffffffffffff8116810361015c5790565b9190820180921161028557565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff218136030182121561015c570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561015c570180359067ffffffffffffffff821161015c57602001918160061b3603831361015c57565b9081602091031261015c575173ffffffffffffffffffffffffffffffffffffffff8116810361015c5790565b8181029291811591840414171561028557565b9190820391821161028557565b91908110156114785760061b0190565b67ffffffffffffffff8111611e785760051b6020019056' as const;
